package calendar

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"html/template"
	"strconv"
	"strings"
	"time"

	"mieahealth.com/companion/cliniko"
)

// Export is a list of free times to take out of the app: what the filter shows of some
// days, with its zone and age.
type Export struct {
	Sheet *Sheet // AsList
	Zone  string // "Sydney time (Australia/Sydney)"
	AsOf  string // how old the oldest of it is; empty: nothing was read
}

// exportLine is one choice of a block.
type exportLine struct {
	Day, Start, End, Offset      string
	Practitioner, Type, Business string
	Minutes                      int
}

// csvHead names the columns, in the order of exportLine's cells.
var csvHead = []string{"Date", "Start", "End", "Offset", "Practitioner", "Appointment type", "Minutes", "Business"}

func (l exportLine) cells() []string {
	return []string{l.Day, l.Start, l.End, l.Offset, l.Practitioner, l.Type, strconv.Itoa(l.Minutes), l.Business}
}

// lines are all choices, in order.
func (e Export) lines() (lines []exportLine) {
	for _, b := range e.Sheet.Blocks {
		for _, choice := range b.Choices {
			lines = append(lines, e.line(b, e.Sheet.Offers[choice]))
		}
	}
	return lines
}

func (e Export) line(b Block, o Offer) exportLine {
	start := b.Start.In(e.Sheet.Zone)
	line := exportLine{
		Day: cliniko.DateOf(start).String(), Start: start.Format("15:04"), Offset: offsetText(b.Offset),
		Practitioner: e.Sheet.Practitioners[o.Practitioner].Name, Type: e.Sheet.Types[o.Type].Name,
		Minutes: o.Minutes, Business: e.Sheet.Place,
	}
	if o.Minutes > 0 {
		line.End = start.Add(time.Duration(o.Minutes) * time.Minute).Format("15:04")
	}
	return line
}

// head says what the list is about, a sentence a line.
func (e Export) head() []string {
	lines := []string{
		fmt.Sprintf("Free times at %s, %s", e.Sheet.Place, rangeText(e.Sheet.From, e.Sheet.To)),
		"Times are in " + e.Zone + ".",
	}
	if e.AsOf != "" {
		lines = append(lines, e.AsOf+".")
	}
	if e.Sheet.Unread > 0 {
		lines = append(lines, fmt.Sprintf("Not complete: %s of %s questions to Cliniko are answered.", grouped(e.Sheet.Expected-e.Sheet.Unread), grouped(e.Sheet.Expected)))
	}
	return append(lines,
		"Practitioners: "+shownOf(e.Sheet.Practitioners, func(p Practitioner) (string, bool) { return p.Name, p.Shown }),
		"Appointment types: "+shownOf(e.Sheet.Types, func(t Type) (string, bool) { return t.Name, t.Shown }),
	)
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
		return textNone
	case len(list):
		return "all " + strconv.Itoa(len(list))
	}
	return strings.Join(names, ", ")
}

// byteOrderMark tells spreadsheets that the file is UTF-8.
const byteOrderMark = "\uFEFF"

// CSV is the list for a spreadsheet: the head, an empty line, the names of the columns,
// and a line for each choice.
func (e Export) CSV() []byte {
	var out bytes.Buffer
	out.WriteString(byteOrderMark)
	w := csv.NewWriter(&out)
	w.UseCRLF = true
	for _, line := range e.head() {
		w.Write([]string{safeCell(line)})
	}
	w.Write([]string{""})
	w.Write(csvHead)
	for _, line := range e.lines() {
		cells := line.cells()
		for i := range cells {
			cells[i] = safeCell(cells[i])
		}
		w.Write(cells)
	}
	w.Flush()
	return out.Bytes()
}

// safeCell keeps a spreadsheet from taking a text for a formula.
func safeCell(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(text)[0]) {
		return "'" + text
	}
	return text
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

// Page is the list as a page to print.
func (e Export) Page() []byte {
	type day struct {
		Title string
		Lines []exportLine
	}
	data := struct {
		Title string
		Head  []string
		Days  []day
	}{Title: e.head()[0], Head: e.head()[1:]}
	for _, line := range e.lines() {
		if n := len(data.Days); n == 0 || data.Days[n-1].Lines[0].Day != line.Day {
			date, _ := cliniko.ParseDate(line.Day)
			data.Days = append(data.Days, day{Title: longDayText(date, date)})
		}
		last := &data.Days[len(data.Days)-1]
		last.Lines = append(last.Lines, line)
	}
	var out bytes.Buffer
	if err := printPage.Execute(&out, data); err != nil {
		panic(fmt.Sprintf("the print page: %v", err)) // its template and its data are fixed
	}
	return out.Bytes()
}

var printPage = template.Must(template.New("page").Parse(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title>
<style>
body { font: 14px/1.45 system-ui, sans-serif; color: #13222b; margin: 2em auto; max-width: 50em; padding: 0 1em; }
h1 { font-size: 21px; margin: 0 0 .4em; }
h2 { font-size: 16px; margin: 1.6em 0 .3em; break-after: avoid; }
p { margin: 0; color: #4a5b66; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: 4px 12px 4px 0; border-bottom: 1px solid #d3dde2; vertical-align: top; }
th { font-size: 12px; color: #4a5b66; font-weight: 600; }
td:first-child { white-space: nowrap; font-variant-numeric: tabular-nums; width: 9em; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
@media print { body { margin: 0; max-width: none; padding: 0; font-size: 11pt; } @page { margin: 16mm; } }
</style>
</head>
<body>
<h1>{{.Title}}</h1>
{{range .Head}}<p>{{.}}</p>
{{end}}{{range .Days}}<h2>{{.Title}}</h2>
<table>
<thead><tr><th>Time</th><th>Practitioner</th><th>Appointment type</th></tr></thead>
<tbody>
{{range .Lines}}<tr><td>{{.Start}}{{if .End}} – {{.End}}{{end}}</td><td>{{.Practitioner}}</td><td>{{.Type}}{{if .Minutes}}, {{.Minutes}} min{{end}}</td></tr>
{{end}}</tbody>
</table>
{{else}}<h2>No free times</h2>
{{end}}</body>
</html>
`))
