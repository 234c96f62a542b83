package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig"
	"sigs.k8s.io/yaml"
)

type release struct {
	Name, Namespace, Service string
	IsInstall, IsUpgrade     bool
	Revision                 int
}

type kubeVersion struct{ Version, Major, Minor string }

func (k kubeVersion) String() string { return k.Version }

type capabilities struct{ KubeVersion kubeVersion }

func render(c *chart, values object, r release, version string) (map[string]string, error) {
	parts := append(strings.Split(strings.TrimPrefix(version, "v"), "."), "0", "0")
	root := template.New(c.name).Option("missingkey=zero")
	root.Funcs(functions(root))
	for _, name := range sortedKeys(c.templates) {
		if _, err := root.New(c.name + "/" + name).Parse(c.templates[name]); err != nil {
			return nil, err
		}
	}

	metadata := object{}
	for key, value := range c.metadata {
		metadata[strings.ToUpper(key[:1])+key[1:]] = value
	}
	rendered := map[string]string{}
	for _, name := range sortedKeys(c.templates) {
		if strings.HasPrefix(name[strings.LastIndex(name, "/")+1:], "_") {
			continue
		}
		var out strings.Builder
		err := root.ExecuteTemplate(&out, c.name+"/"+name, object{
			"Values": values, "Release": r, "Chart": metadata, "Files": c.files,
			"Capabilities": capabilities{kubeVersion{"v" + strings.TrimPrefix(version, "v"), parts[0], parts[1]}},
			"Template":     object{"Name": c.name + "/" + name, "BasePath": c.name + "/templates"},
		})
		if err != nil {
			return nil, err
		}
		// An absent value of an untyped map prints like this; Helm does the same.
		rendered[name] = strings.ReplaceAll(out.String(), "<no value>", "")
	}
	return rendered, nil
}

// functions is what Helm adds to sprig, without those that look at the machine.
func functions(root *template.Template) template.FuncMap {
	f := sprig.TxtFuncMap()
	delete(f, "env")
	delete(f, "expandenv")
	f["include"] = func(name string, data interface{}) (string, error) {
		var out strings.Builder
		err := root.ExecuteTemplate(&out, name, data)
		return out.String(), err
	}
	f["tpl"] = func(text string, data interface{}) (string, error) {
		clone, err := root.Clone()
		if err != nil {
			return "", err
		}
		parsed, err := clone.New("tpl").Parse(text)
		if err != nil {
			return "", err
		}
		var out strings.Builder
		err = parsed.Execute(&out, data)
		return out.String(), err
	}
	f["required"] = func(message string, value interface{}) (interface{}, error) {
		if value == nil || value == "" {
			return nil, errors.New(message)
		}
		return value, nil
	}
	f["fail"] = func(message string) (string, error) { return "", errors.New(message) }
	f["lookup"] = func(apiVersion, kind, namespace, name string) object { return object{} }
	f["toYaml"] = func(value interface{}) (string, error) {
		text, err := yaml.Marshal(value)
		return strings.TrimSuffix(string(text), "\n"), err
	}
	f["toJson"] = func(value interface{}) (string, error) {
		text, err := json.Marshal(value)
		return string(text), err
	}
	f["fromYaml"] = func(text string) (value object, err error) { err = yaml.Unmarshal([]byte(text), &value); return }
	f["fromYamlArray"] = func(text string) (value []interface{}, err error) { err = yaml.Unmarshal([]byte(text), &value); return }
	f["fromJson"] = func(text string) (value object, err error) { err = json.Unmarshal([]byte(text), &value); return }
	f["fromJsonArray"] = func(text string) (value []interface{}, err error) { err = json.Unmarshal([]byte(text), &value); return }
	f["toString"] = func(value interface{}) string { return fmt.Sprint(value) }
	return f
}
