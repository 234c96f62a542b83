package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"

	"sigs.k8s.io/yaml"
)

type object = map[string]interface{}

type chart struct {
	name      string
	metadata  object
	values    object
	schema    []byte
	templates map[string]string
	files     files
}

// files is what a template sees as .Files: everything that is neither a template nor of Helm's own.
type files map[string]string

func (f files) Get(name string) string { return f[name] }

func (f files) Glob(pattern string) files {
	found := files{}
	for name, content := range f {
		if ok, _ := path.Match(pattern, name); ok {
			found[name] = content
		}
	}
	return found
}

func (f files) Lines(name string) []string { return strings.Split(strings.TrimSuffix(f[name], "\n"), "\n") }

func loadChart(root string) (*chart, error) {
	c := &chart{templates: map[string]string{}, files: files{}}
	err := filepath.WalkDir(root, func(at string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(at)
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(root, at)
		switch {
		case name == "Chart.yaml":
			return yaml.Unmarshal(content, &c.metadata)
		case name == "values.yaml":
			return yaml.Unmarshal(content, &c.values)
		case name == "values.schema.json":
			c.schema = content
		case strings.HasPrefix(name, "templates/"):
			c.templates[name] = string(content)
		default:
			c.files[name] = string(content)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if c.name, _ = c.metadata["name"].(string); c.name == "" {
		return nil, fmt.Errorf("%s: Chart.yaml names no chart", root)
	}
	return c, nil
}

func sortedKeys(m map[string]string) []string {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}
