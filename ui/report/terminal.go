package report

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf16"

	"mieahealth.com/companion/cliniko"
)

// Plain is a writer to a terminal that lets nothing steer it: of what cannot be seen, only
// the ends of lines pass. A write holds whole characters.
func Plain(w io.Writer) io.Writer { return plain{w} }

type plain struct{ out io.Writer }

func (p plain) Write(text []byte) (int, error) {
	lines := strings.Split(string(text), "\n")
	for i, line := range lines {
		lines[i] = cliniko.OneLine(line)
	}
	return written(len(text), p.out, strings.Join(lines, "\n"))
}

// escaped writes JSON with everything escaped that cannot be seen, so that it reads as
// the same text and steers no terminal that it is shown in.
type escaped struct{ out io.Writer }

func (e escaped) Write(text []byte) (int, error) {
	var safe strings.Builder
	for _, r := range string(text) {
		space := unicode.IsSpace(r) && r != ' ' && r != '\n'
		if space || r >= '\u007f' && r <= '\u009f' || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) {
			for _, unit := range utf16.Encode([]rune{r}) {
				fmt.Fprintf(&safe, `\u%04x`, unit)
			}
			continue
		}
		safe.WriteRune(r)
	}
	return written(len(text), e.out, safe.String())
}

// written writes a text in the place of one that has a length of its own.
func written(length int, out io.Writer, text string) (int, error) {
	if _, err := io.WriteString(out, text); err != nil {
		return 0, err
	}
	return length, nil
}
