package calendar

import (
	"cmp"
	"strconv"
	"strings"

	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/control"
)

// What the parts of the page say, found from the page as it is now.

func (p *Page) toolbarText() toolbarText {
	text := toolbarText{
		titles: p.titles(), view: p.view, warning: p.sheet.ZoneWarning(),
		canOpen: !p.state.Site.IsZero(), canSave: p.deps.SaveFile != nil,
	}
	if p.business == "" {
		return text
	}
	text.note = p.sheet.NothingBefore(p.next, p.today())
	if text.warning == "" {
		text.zone = p.sheet.ZoneName
	}
	return text
}

// title names the days that are shown.
func (p *Page) title() string {
	from, to := p.sheet.From, p.sheet.To
	if columns := p.sheet.Columns; len(columns) > 0 {
		from, to = columns[0].Date, columns[len(columns)-1].Date
	}
	if from.IsZero() {
		return ""
	}
	return sheet.Views[p.view].Title(p.state.Style, from, to)
}

// titles are the title, the same with short names, and, this year, without the year.
func (p *Page) titles() [3]string {
	if p.business == "" {
		return [3]string{}
	}
	title := p.title()
	short := sheet.Abbreviated(title)
	return [3]string{title, short, strings.TrimRight(strings.TrimSuffix(short, strconv.Itoa(p.today().Year)), ", ")}
}

func (p *Page) panelText() panelText {
	text := panelText{hasNext: p.next.Found(), business: string(p.business)}
	text.when, text.what = p.nextText()
	for _, b := range p.businesses() {
		text.businesses = append(text.businesses, control.Option{ID: string(b.ID), Label: wording.Label(cmp.Or(b.Name, wording.UnnamedBusiness))})
	}
	return text
}

func (p *Page) choice() choice {
	return choice{sheet: p.sheet, selection: p.chosen, status: p.chosenStatus(), now: p.deps.Now(), site: p.state.Site}
}

// chosenStatus says how old the knowledge of the selected time is, or what became of it.
func (p *Page) chosenStatus() string {
	block, found := p.sheet.Find(p.chosen)
	switch {
	case p.chosen.IsZero():
		return ""
	case found:
		return sheet.UpdatedText(p.sheet.ReadAt(p.slots, p.sheet.Blocks[block]), p.deps.Now())
	}
	return sheet.SlotStatus(p.input(p.view, p.day, p.sheet.Grouping), p.chosen)
}

func (p *Page) footerText() footerText {
	text := footerText{words: p.words()}
	text.hint = text.words == textNothingPicked || text.words == textPickDay
	if p.business == "" {
		return text
	}
	text.count = sheet.CountText(p.sheet, p.view)
	if !p.sheet.Oldest.IsZero() {
		text.age = sheet.ReadText(p.sheet.Oldest, p.deps.Now(), p.zone, p.sheet.ZoneName, p.state.Style)
		text.stale = p.stale()
	}
	return text
}

// words say what is under the cursor while the calendar has the keyboard, else what is
// selected.
func (p *Page) words() string {
	if p.notice != "" {
		return p.notice
	}
	if words := p.screen.shown().words(); words != "" {
		return words
	}
	block, found := p.sheet.Find(p.chosen)
	switch {
	case found:
		return sheet.BlockText(p.sheet, p.sheet.Blocks[block])
	case p.business != "" && p.view == sheet.Month && p.sheet.Total > 0:
		return textPickDay
	case !p.chosen.IsZero() && p.view != sheet.Month:
		return p.chosenStatus()
	case p.sheet.Total > 0:
		return textNothingPicked
	}
	return ""
}
