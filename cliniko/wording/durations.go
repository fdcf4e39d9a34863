package wording

import "strings"

// Minutes is a length of time: "45 minutes", "1 hour", "1 hour 30 minutes", "10 hours".
func Minutes(n int) string {
	var parts []string
	if n >= 60 {
		parts = append(parts, Count(n/60, "hour"))
	}
	if rest := n % 60; rest > 0 || n == 0 {
		parts = append(parts, Count(rest, "minute"))
	}
	return strings.Join(parts, " ")
}

// Of is what belongs to a length of time: "28 days’", "1 hour’s".
func Of(length string) string {
	if strings.HasSuffix(length, "s") {
		return length + "’"
	}
	return length + "’s"
}
