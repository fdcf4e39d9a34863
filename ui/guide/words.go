package guide

import "strings"

// verb agrees with a number.
func verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// sentenceOf makes a title a sentence.
func sentenceOf(title string) string { return strings.TrimRight(title, ". ") + "." }
