package calendar

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/ui/calendar/sheet"
)

// What a person can do on the page.

// TypedKey takes a key of the calendar when nothing else has the keyboard; it says
// whether it did. The first arrow only brings the cursor.
func (p *Page) TypedKey(e *fyne.KeyEvent) bool {
	shown := p.screen.shown()
	switch {
	case p.business == "":
		return false
	case shown.Focused():
		return shown.UseKey(e.Name)
	}
	switch e.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd:
		shown.TakeKeyboard()
		return true
	case fyne.KeyPageUp, fyne.KeyPageDown:
		shown.TakeKeyboard()
		return shown.UseKey(e.Name)
	case fyne.KeyEscape:
		selected := !p.chosen.IsZero()
		p.clearSelection()
		return selected
	}
	return false
}

// TypedRune takes a letter of the calendar; it says whether it did.
func (p *Page) TypedRune(r rune) bool {
	if p.business == "" {
		return false
	}
	view, isView := sheet.ViewOfKey(r)
	switch {
	case isView:
		p.showView(view)
	case unicode.ToLower(r) == 't':
		p.toToday()
	case unicode.ToLower(r) == 'n':
		p.toNext()
	default:
		return false
	}
	return true
}

// showView looks at the same day, or at that of the selected time, in another way. The
// keyboard stays in the calendar.
func (p *Page) showView(v sheet.View) {
	if p.business == "" || v == p.view {
		return
	}
	keyboard := p.screen.shown().Focused()
	if !p.chosen.IsZero() {
		p.day = cliniko.DateOf(p.chosen.Start.In(p.zone))
	}
	p.view, p.notice = v, ""
	p.Draw()
	if keyboard {
		p.screen.shown().TakeKeyboard()
	}
}

func (p *Page) turn(pages int) {
	if p.business != "" {
		from, _ := p.span(p.view, p.day)
		p.goTo(sheet.Views[p.view].Turned(cliniko.Latest(p.day, from), pages))
	}
}

func (p *Page) toToday() {
	if p.business != "" {
		p.goTo(p.today())
	}
}

// goTo shows another day; what was selected stays selected while it is shown.
func (p *Page) goTo(day cliniko.Date) {
	if p.business == "" {
		return
	}
	p.dayChosen = true
	if day == p.day {
		return
	}
	p.day, p.notice = day, ""
	from, days := p.span(p.view, day)
	if at := cliniko.DateOf(p.chosen.Start.In(p.zone)).DaysSince(from); at < 0 || at >= days {
		p.chosen = sheet.Selection{}
	}
	p.Draw()
}

// openDay looks at one day closely.
func (p *Page) openDay(day cliniko.Date) {
	p.chosen = sheet.Selection{}
	p.day, p.dayChosen = day, true
	p.showView(sheet.Day)
}

// toNext selects the next free time, or says that none is known.
func (p *Page) toNext() {
	if p.business == "" {
		return
	}
	if !p.next.Found() {
		when, what := p.nextText()
		p.notice = strings.TrimSuffix(textNextAvailable+sheet.Separator+when+sheet.Separator+what, sheet.Separator)
		p.screen.drawWords()
		return
	}
	day := cliniko.DateOf(p.next.Start.In(p.zone))
	if p.view == sheet.Month {
		p.openDay(day)
	}
	p.goTo(day)
	p.choose(sheet.Selection{Start: p.next.Start, Practitioner: p.next.Practitioner})
	p.screen.shown().moveToChosen()
}

// choose selects a free time.
func (p *Page) choose(c sheet.Selection) {
	p.chosen, p.notice = c, ""
	p.dayChosen = p.dayChosen || !c.IsZero()
	p.screen.drawChoice()
}

func (p *Page) clearSelection() { p.choose(sheet.Selection{}) }

func (p *Page) showBusiness(b cliniko.BusinessID) {
	p.business, p.chosen = b, sheet.Selection{}
	p.chooseDefaults()
	p.keepChoices()
	p.Draw()
}

func (p *Page) showPractitioner(id cliniko.PractitionerID, shown bool) {
	leaveOut(p.filter.Practitioners, id, !shown)
	p.filtered()
}

func (p *Page) showType(id cliniko.AppointmentTypeID, shown bool) {
	leaveOut(p.filter.Types, id, !shown)
	p.filtered()
}

// onlyPractitioner leaves out all others of the list, or none when that is so already.
func (p *Page) onlyPractitioner(id cliniko.PractitionerID, only bool) {
	for _, other := range p.sheet.Practitioners {
		leaveOut(p.filter.Practitioners, other.ID, only && other.ID != id)
	}
	p.filtered()
}

func (p *Page) onlyType(id cliniko.AppointmentTypeID, only bool) {
	for _, other := range p.sheet.Types {
		leaveOut(p.filter.Types, other.ID, only && other.ID != id)
	}
	p.filtered()
}

func (p *Page) showAll() {
	clear(p.filter.Practitioners)
	clear(p.filter.Types)
	p.filtered()
}

// ShowAllHours shows the hours without free times too, or draws them together.
func (p *Page) ShowAllHours(all bool) {
	p.allHours = all
	p.screen.panel.hours.SetChecked(all)
	p.Draw()
}

func (p *Page) chooseAllHours(all bool) {
	if p.deps.KeepAllHours != nil {
		p.deps.KeepAllHours(all)
	}
	p.ShowAllHours(all)
}

func leaveOut[K comparable](hidden map[K]bool, id K, out bool) {
	delete(hidden, id)
	if out {
		hidden[id] = true
	}
}

func (p *Page) filtered() {
	p.notice = ""
	p.keepChoices()
	p.Draw()
}

func (p *Page) keepChoices() {
	choices := storage.Choices{
		Business:            p.business,
		HiddenPractitioners: slices.Sorted(maps.Keys(p.filter.Practitioners)),
		HiddenTypes:         slices.Sorted(maps.Keys(p.filter.Types)),
	}
	p.deps.Update(func(c *storage.Clinic) { c.Choices = choices })
}
