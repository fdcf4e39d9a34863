package demo

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// traps are what a program that never looks at patients never asks for, wherever in
// an address it stands.
var traps = []string{"patients", "appointments", "individual_appointments", "group_appointments", "bookings", "attendees", "invoices"}

func isTrap(path string) bool {
	return slices.ContainsFunc(strings.Split(path, "/"), func(part string) bool { return slices.Contains(traps, part) })
}

// split finds where the API begins in an address: at the first part that is one of
// its own names. All before it is the prefix that the server is mounted at, also when
// a handler outside has cut that off.
func split(r *http.Request) (prefix, path string) {
	path = r.URL.Path
	if sent, err := url.ParseRequestURI(r.RequestURI); err == nil {
		path = sent.Path
	}
	parts := strings.Split(path, "/")
	for i, part := range parts {
		if slices.Contains(traps, part) || isRoot(part) {
			return strings.Join(parts[:i], "/"), "/" + strings.Join(parts[i:], "/")
		}
	}
	return "", path
}

func isRoot(part string) bool {
	return slices.ContainsFunc(routes, func(r resource) bool { return strings.Split(r.pattern, "/")[1] == part })
}

func origin(r *http.Request) string {
	if r.TLS != nil {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

// authorised takes the key with or without its region as user name, and no password.
func (s *Server) authorised(r *http.Request) bool {
	user, password, ok := r.BasicAuth()
	cut := max(0, strings.LastIndexByte(s.key, '-'))
	return ok && password == "" && user != "" && (user == s.key || user == s.key[:cut])
}

// match compares a path with a pattern and returns what stands for its stars.
func match(pattern, path string) (ids []string, ok bool) {
	want, have := strings.Split(pattern, "/"), strings.Split(path, "/")
	if len(want) != len(have) {
		return nil, false
	}
	for i := range want {
		switch want[i] {
		case "*":
			ids = append(ids, have[i])
		case have[i]:
		default:
			return nil, false
		}
	}
	return ids, true
}
