package control

import (
	"regexp"
	"strings"
)

// Fyne puts the pieces of a text that are written in one direction beside each other from left to right, and takes the
// spaces and brackets beside a Hebrew or Arabic name for parts of it: "محمد (PT)" loses its space and turns a bracket.

// rightToLeft finds words that are written from right to left, and the spaces between them.
var rightToLeft = regexp.MustCompile(`[` + rightToLeftScripts + `](?:[\pM ` + rightToLeftScripts + `]*[\pM` + rightToLeftScripts + `])?`)

const (
	rightToLeftScripts = `\p{Hebrew}\p{Arabic}\p{Syriac}\p{Thaana}\p{Nko}\p{Adlam}`
	leftToRightMark    = "\u200e" // has no width and cannot be seen
)

// AsDrawn is a text as it is to be drawn: words from right to left take nothing of what stands beside them.
func AsDrawn(text string) string {
	if !turns(text) {
		return text
	}
	return rightToLeft.ReplaceAllString(text, leftToRightMark+"$0"+leftToRightMark)
}

// turns reports whether a text has words from right to left. Nearly none has.
func turns(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return r >= '\u0590' }) && rightToLeft.MatchString(text)
}

// allTurned reports whether a text is nothing but such words.
func allTurned(text string) bool {
	at := rightToLeft.FindStringIndex(text)
	return at != nil && at[1]-at[0] == len(text)
}
