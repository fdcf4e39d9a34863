package sheet

import (
	"bytes"
	_ "embed" // the page's template
	"fmt"
	"html/template"

	"mieahealth.com/companion/cliniko"
)

// printDay is a day of the print page, or several that have nothing to list and the same
// to say about it.
type printDay struct {
	Title  string
	Note   string // "12 times", "No times", "Not read yet"
	People []printPerson
	first  cliniko.Date
}

type printPerson struct {
	Name  string
	Types []printType
}

// printType is an appointment type with its times.
type printType struct {
	Name  string // "Standard, 30 min"
	Times []string
}

//go:embed printpage.html
var printPageText string

var printPage = template.Must(template.New("page").Parse(printPageText))

// Page is the list as a page to print: by day, each appointment type of each
// practitioner with its times. It loads nothing and runs nothing.
func (e Export) Page() []byte {
	data := struct {
		Title, Range string
		Facts        []fact
		Days         []printDay
	}{e.Title(), e.Days(), e.facts(), e.printDays()}
	var out bytes.Buffer
	if err := printPage.Execute(&out, data); err != nil {
		panic(fmt.Sprintf("the print page: %v", err)) // its template and its data are fixed
	}
	return out.Bytes()
}

// printDays leaves out the days that are over.
func (e Export) printDays() (days []printDay) {
	for _, c := range e.Sheet.Columns {
		day := printDay{Title: e.Sheet.Style.LongDay(c.Date), Note: TimesText(c), People: e.printPeople(c), first: c.Date}
		n := len(days)
		switch {
		case c.Past:
		case n > 0 && day.People == nil && days[n-1].People == nil && days[n-1].Note == day.Note:
			days[n-1].Title = e.Sheet.Style.Day(days[n-1].first) + Dash + e.Sheet.Style.Day(c.Date)
		default:
			days = append(days, day)
		}
	}
	return days
}

// printPeople gathers the choices of a day by offering, in the account's order.
func (e Export) printPeople(c Column) (people []printPerson) {
	times := make([][]string, len(e.Sheet.Offers))
	for _, b := range e.Sheet.Blocks[c.From:c.To] {
		for _, choice := range b.Choices {
			times[choice] = append(times[choice], e.printTime(b))
		}
	}
	last := None
	for i, o := range e.Sheet.Offers {
		if len(times[i]) == 0 {
			continue
		}
		if o.Practitioner != last {
			people = append(people, printPerson{Name: e.Sheet.Practitioners[o.Practitioner].Name})
			last = o.Practitioner
		}
		who := &people[len(people)-1]
		who.Types = append(who.Types, printType{TypeText(e.Sheet.Types[o.Type]), times[i]})
	}
	return people
}

// printTime is "9:30", with its offset when clocks show it twice on this day.
func (e Export) printTime(b Block) string {
	text := e.Sheet.Style.Clock(b.Start.In(e.Sheet.Zone))
	if b.Twice {
		text += " (" + OffsetText(b.Offset) + ")"
	}
	return text
}
