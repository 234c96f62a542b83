// Renders a Helm chart: values, schema and templates as Helm 3 has them, as far as this project's chart uses them.
package main

import (
	"flag"
	"fmt"
	"os"
	"sort"
	"strings"
)

type list []string

func (l *list) String() string     { return strings.Join(*l, ",") }
func (l *list) Set(v string) error { *l = append(*l, v); return nil }

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "Error:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) < 2 {
		return fmt.Errorf("usage: helm-template RELEASE CHART [-n NAMESPACE] [-f FILE]... [--set PATH=VALUE]... [--kube-version VERSION] [--notes]")
	}
	var files, sets list
	flags := flag.NewFlagSet("helm-template", flag.ContinueOnError)
	namespace := flags.String("n", "default", "namespace of the release")
	kubeVersion := flags.String("kube-version", "1.32.0", "version of Kubernetes")
	notes := flags.Bool("notes", false, "print the notes instead of the manifests")
	flags.Var(&files, "f", "a file of values")
	flags.Var(&sets, "set", "a value")
	if err := flags.Parse(args[2:]); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}

	chart, err := loadChart(args[1])
	if err != nil {
		return err
	}
	values, err := mergeValues(chart.values, files, sets)
	if err != nil {
		return err
	}
	if err := validate(chart, values); err != nil {
		return err
	}
	rendered, err := render(chart, values, release{Name: args[0], Namespace: *namespace, Service: "Helm", IsInstall: true, Revision: 1}, *kubeVersion)
	if err != nil {
		return err
	}
	print(chart.name, rendered, *notes)
	return nil
}

func print(chart string, rendered map[string]string, notes bool) {
	var names []string
	for name := range rendered {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		text := strings.TrimSpace(rendered[name])
		switch isNotes := strings.HasSuffix(name, "NOTES.txt"); {
		case text == "" || isNotes != notes:
		case isNotes:
			fmt.Println(text)
		default:
			fmt.Printf("---\n# Source: %s/%s\n%s\n", chart, name, strings.TrimPrefix(text, "---\n"))
		}
	}
}
