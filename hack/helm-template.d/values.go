package main

import (
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"

	"github.com/xeipuuv/gojsonschema"
	"sigs.k8s.io/yaml"
)

func mergeValues(values object, files, sets []string) (object, error) {
	if values == nil {
		values = object{}
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		more := object{}
		if err := yaml.Unmarshal(content, &more); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		merge(values, more)
	}
	for _, set := range sets {
		at, value, found := strings.Cut(set, "=")
		if !found {
			return nil, fmt.Errorf("--set %s: there is no =", set)
		}
		more := object{}
		nested := more
		keys := strings.Split(strings.ReplaceAll(at, `\.`, "\x00"), ".")
		for i, key := range keys {
			key = strings.ReplaceAll(key, "\x00", ".")
			if i == len(keys)-1 {
				nested[key] = scalar(value)
				break
			}
			child := object{}
			nested[key] = child
			nested = child
		}
		merge(values, more)
	}
	return values, nil
}

// merge is Helm's: maps are merged, all else is replaced, null takes a key away.
func merge(into, from object) {
	for key, value := range from {
		child, isMap := value.(object)
		present, wasMap := into[key].(object)
		switch {
		case value == nil:
			delete(into, key)
		case isMap && wasMap:
			merge(present, child)
		default:
			into[key] = value
		}
	}
}

// scalar reads the value of --set: {a,b} is a list.
func scalar(text string) interface{} {
	if strings.HasPrefix(text, "{") && strings.HasSuffix(text, "}") {
		items := []interface{}{}
		for _, item := range strings.Split(text[1:len(text)-1], ",") {
			if item != "" {
				items = append(items, scalar(item))
			}
		}
		return items
	}
	switch text {
	case "true", "false":
		return text == "true"
	case "null":
		return nil
	}
	if number, err := strconv.ParseInt(text, 10, 64); err == nil && (text == "0" || text[0] != '0') {
		return number
	}
	return text
}

func validate(c *chart, values object) error {
	if c.schema == nil {
		return nil
	}
	result, err := gojsonschema.Validate(gojsonschema.NewBytesLoader(c.schema), gojsonschema.NewGoLoader(values))
	if err != nil {
		return err
	}
	if result.Valid() {
		return nil
	}
	var lines []string
	for _, problem := range result.Errors() {
		lines = append(lines, fmt.Sprintf("- %s", problem))
	}
	sort.Strings(lines)
	return fmt.Errorf("values don't meet the specifications of the schema(s) in the following chart(s):\n%s:\n%s", c.name, strings.Join(lines, "\n"))
}
