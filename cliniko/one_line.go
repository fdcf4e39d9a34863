package cliniko

import "unicode"

// OneLine is a text that others wrote, made safe to show in one line, on screen and in a
// terminal: white space becomes spaces, and control and format characters, which cannot
// be seen or turn the direction of writing, are taken out. Letters of every script stay,
// and so do the joiners between emoji. Bytes that are no text become U+FFFD.
func OneLine(text string) string {
	letters := []rune(text)
	shown := letters[:0]
	for i, r := range letters {
		switch {
		case unicode.IsSpace(r):
			r = ' '
		case r == joiner && joins(shown, letters[i+1:]):
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			continue
		}
		shown = append(shown, r)
	}
	return string(shown)
}

const (
	joiner     = '\u200d' // makes one emoji of two
	emojiStyle = '\ufe0f' // stands between an emoji and its joiner
)

func joins(before, after []rune) bool {
	if len(before) == 0 || len(after) == 0 {
		return false
	}
	left := before[len(before)-1]
	return (left == emojiStyle || unicode.In(left, unicode.So, unicode.Sk)) && unicode.Is(unicode.So, after[0])
}
