package sheet

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
)

// Export is a list of free times to take out of the app: what the filter shows of some
// days, with its zone and age.
type Export struct {
	Sheet *Sheet // AsList
	Now   time.Time
}

// csvHead names the columns.
var csvHead = []string{"Date", "Start", "End", "Practitioner", "Appointment type", "Minutes", "Business", "Offset"}

// cells are one choice of a block, in the order of csvHead.
func (e Export) cells(b Block, o Offer) []string {
	start, end := b.Start.In(e.Sheet.Zone), ""
	if o.Minutes > 0 {
		end = endCell(start, start.Add(time.Duration(o.Minutes)*time.Minute))
	}
	return []string{
		cliniko.DateOf(start).String(), start.Format("15:04"), end,
		e.Sheet.Practitioners[o.Practitioner].Name, e.Sheet.Types[o.Type].Name, strconv.Itoa(o.Minutes),
		e.Sheet.Place, OffsetText(b.Offset),
	}
}

// endCell is "12:15", with the day when that is another one.
func endCell(start, end time.Time) string {
	if cliniko.DateOf(start) == cliniko.DateOf(end) {
		return end.Format("15:04")
	}
	return end.Format("2006-01-02 15:04")
}

// Title is "Free times at Harbour Clinic".
func (e Export) Title() string { return "Free times at " + e.Sheet.Place }

// Days is "23–29 November 2026".
func (e Export) Days() string { return e.Sheet.Style.Dates(e.Sheet.From, e.Sheet.To) }

// fact is one thing that a list rests on.
type fact struct{ Label, Text string }

func (e Export) facts() []fact {
	facts := []fact{{"Times in", e.Sheet.ZoneInFull()}, {"As of", e.age()}}
	if e.Sheet.WeeksUnread > 0 {
		facts = append(facts, fact{"Not complete yet", fmt.Sprintf("%s of %s answers from Cliniko have arrived", wording.Number(e.Sheet.WeeksExpected-e.Sheet.WeeksUnread), wording.Number(e.Sheet.WeeksExpected))})
	}
	return append(facts,
		fact{"Practitioners", shownOf(e.Sheet.Practitioners, func(p Practitioner) (string, bool) { return p.Name, p.Shown })},
		fact{"Appointment types", shownOf(e.Sheet.Types, func(t Type) (string, bool) { return t.Name, t.Shown })},
	)
}

// age tells the day too: a file outlives it.
func (e Export) age() string {
	if e.Sheet.Oldest.IsZero() {
		return TextNothingKnown
	}
	at := e.Sheet.Oldest.In(e.Sheet.Zone)
	day := cliniko.DateOf(at)
	text := e.Sheet.Style.LongDay(day) + ", " + e.Sheet.Style.Clock(at)
	if age := e.Now.Sub(e.Sheet.Oldest); age >= time.Minute {
		text += ", " + strings.TrimSuffix(AgeText(age), " ago") + " before this list was made"
	}
	return text
}

// shownOf names what the filter shows.
func shownOf[T any](list []T, name func(T) (string, bool)) string {
	var names []string
	for _, item := range list {
		if name, shown := name(item); shown {
			names = append(names, name)
		}
	}
	switch len(names) {
	case 0:
		return TextNone
	case len(list):
		return "all " + strconv.Itoa(len(list))
	}
	return strings.Join(names, ", ")
}

// byteOrderMark tells spreadsheets that the file is UTF-8.
const byteOrderMark = "\uFEFF"

// factColumn is the column below which the texts of the facts stand: one of names, since
// spreadsheets make a column as wide as its longest text.
const factColumn = 3

// CSV is the list for a spreadsheet, by RFC 4180: the names of the columns, a line for each
// choice, an empty line, and what the list rests on. All lines have as many cells.
func (e Export) CSV() []byte {
	var out bytes.Buffer
	out.WriteString(byteOrderMark)
	write := func(cells ...string) {
		line := make([]string, len(csvHead))
		for i, cell := range cells {
			line[i] = quoted(safeCell(cell))
		}
		out.WriteString(strings.Join(line, ",") + "\r\n")
	}
	write(csvHead...)
	for _, b := range e.Sheet.Blocks {
		for _, choice := range b.Choices {
			write(e.cells(b, e.Sheet.Offers[choice])...)
		}
	}
	write()
	for _, f := range append([]fact{{"Free times at", e.Sheet.Place}, {"Days", e.Days()}}, e.facts()...) {
		line := make([]string, factColumn+1)
		line[0], line[factColumn] = f.Label, f.Text
		write(line...)
	}
	return out.Bytes()
}

// quoted puts a text into quotes where a reader could take a part of it for the end of a
// cell; some also end one at a semicolon.
func quoted(text string) string {
	if !strings.ContainsAny(text, `,;"`) && text == strings.TrimSpace(text) {
		return text
	}
	return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
}

// formulaSigns are what spreadsheets take for the beginning of a formula.
const formulaSigns = "=+-@＝＋－＠"

// safeCell is a text on one line that no spreadsheet takes for a formula: what begins like
// one, or with a tab or an end of line, is marked as text by an apostrophe.
func safeCell(text string) string {
	line := strings.Map(plain, strings.ToValidUTF8(text, "\uFFFD"))
	first := strings.TrimLeftFunc(line, unicode.IsSpace)
	formula := first != "" && strings.ContainsRune(formulaSigns, []rune(first)[0])
	if formula || strings.HasPrefix(text, "\t") || strings.HasPrefix(text, "\r") || strings.HasPrefix(text, "\n") {
		return "'" + line
	}
	return line
}

// plain makes a space of what is no character of a line.
func plain(r rune) rune {
	if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
		return ' '
	}
	return r
}

// FileName is a name for a file of the list, with an ending such as ".csv".
func (e Export) FileName(ending string) string {
	var name strings.Builder
	for _, r := range strings.ToLower(e.Sheet.Place) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			name.WriteRune(r)
		case name.Len() > 0 && !strings.HasSuffix(name.String(), "-"):
			name.WriteByte('-')
		}
	}
	place := strings.Trim(name.String()[:min(name.Len(), mostPlaceName)], "-")
	if place != "" {
		place += "-"
	}
	return "free-times-" + place + e.Sheet.From.String() + ending
}

const mostPlaceName = 40
