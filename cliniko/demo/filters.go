package demo

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// fieldKind is what a field holds, which decides what a filter may ask of it.
type fieldKind string

const (
	aNumber fieldKind = "a number"
	aMoment fieldKind = "a date time"
	aFlag   fieldKind = "a boolean"
	aList   fieldKind = "an array"
)

var operators = map[fieldKind][]string{
	aNumber: {"=", "!=", ">=", ">", "<=", "<", "?", "!?"},
	aMoment: {">=", ">", "<=", "<", "?", "!?", "*"},
	aFlag:   {"=", "!="},
	aList:   {"~"},
}

// condition is one filter: FIELD:OPERATOR VALUE, without a space.
type condition struct {
	field string
	kind  fieldKind
	op    string
	value string
}

var conditionShape = regexp.MustCompile(`\A([^:]*):(>=|<=|!=|!\?|[><=?*~])(.*)\z`)

// conditions reads the filters of a query. A text in problem is the message of the
// 400 that they get. Filters sent as plain q are passed over, as Cliniko does.
func conditions(texts []string, fields map[string]fieldKind) (all []condition, problem string) {
	for _, text := range texts {
		name, _, _ := strings.Cut(text, ":")
		kind, ok := fields[name]
		if !ok {
			return nil, name + " is not filterable"
		}
		parts := conditionShape.FindStringSubmatch(text)
		if parts == nil || !slices.Contains(operators[kind], parts[2]) || !valid(kind, parts[2], parts[3]) {
			return nil, "Filter value for " + name + " must be " + string(kind)
		}
		all = append(all, condition{name, kind, parts[2], parts[3]})
	}
	return all, ""
}

func valid(kind fieldKind, op, value string) bool {
	switch {
	case op == "?" || op == "!?" || op == "*":
		return value == ""
	case kind == aFlag:
		return value == "true" || value == "false"
	case kind == aMoment:
		_, err := time.Parse(momentLayout, value)
		return err == nil
	}
	return !slices.ContainsFunc(strings.Split(value, ","), func(one string) bool {
		_, err := strconv.ParseInt(one, 10, 64)
		return err != nil
	})
}

func (c condition) holds(record object) bool {
	held := record.value(c.field)
	switch {
	case c.op == "*":
		return true
	case c.op == "?":
		return held != nil
	case c.op == "!?":
		return held == nil
	case held == nil:
		return false
	}
	switch held := held.(type) {
	case bool:
		return compared[c.op](cmp.Compare(strconv.FormatBool(held), c.value))
	case []string:
		return slices.Contains(held, c.value)
	case string:
		return c.comparesText(held)
	}
	return false
}

// comparesText compares moments, all written alike in UTC, by their text, and ids by
// their number; "=" and "!=" take a list of ids.
func (c condition) comparesText(held string) bool {
	if c.kind == aMoment {
		return compared[c.op](cmp.Compare(held, c.value))
	}
	asked := strings.Split(c.value, ",")
	switch c.op {
	case "=":
		return slices.Contains(asked, held)
	case "!=":
		return !slices.Contains(asked, held)
	}
	left, _ := strconv.ParseInt(held, 10, 64)
	right, _ := strconv.ParseInt(asked[0], 10, 64)
	return compared[c.op](cmp.Compare(left, right))
}

// compared says for each operator whether an order satisfies it.
var compared = map[string]func(order int) bool{
	"=":  func(order int) bool { return order == 0 },
	"!=": func(order int) bool { return order != 0 },
	">":  func(order int) bool { return order > 0 },
	">=": func(order int) bool { return order >= 0 },
	"<":  func(order int) bool { return order < 0 },
	"<=": func(order int) bool { return order <= 0 },
}
