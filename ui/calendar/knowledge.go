package calendar

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// knowledge is what is known of one business, from today on.
type knowledge struct {
	oldest, newest time.Time // readings, UTC; zero: there is none
	read, all      int       // offerings that were read at all, of those that can have times
	until          cliniko.Date
	whole          cliniko.Date // the last day up to which all of them were read without a gap; zero: none
}

// know sums up what is known of the business on screen.
func (p *Page) know() knowledge {
	expected := map[cliniko.Offering]bool{}
	for _, o := range p.expected {
		if o.Business == p.business {
			expected[o] = false
		}
	}
	k := knowledge{all: len(expected)}
	gapless := true
	for monday := p.today().Monday(); !p.state.Horizon.Before(monday); monday = monday.Add(daysPerWeek) {
		week, _ := p.week(monday)
		for _, read := range offeringsOf(week) {
			if seen, can := expected[read.Offering]; can {
				k.note(read.ReadAt, read.To)
				if !seen {
					k.read++
				}
				expected[read.Offering] = true
			}
		}
		gapless = gapless && p.readWhole(week)
		if gapless {
			k.whole = monday.Add(daysPerWeek - 1)
		}
	}
	return k
}

func (k *knowledge) note(at time.Time, until cliniko.Date) {
	if k.oldest.IsZero() || at.Before(k.oldest) {
		k.oldest = at
	}
	if at.After(k.newest) {
		k.newest = at
	}
	k.until = latest(k.until, until)
}

// lines say it in words.
func (k knowledge) lines(now time.Time, zone *time.Location) []string {
	if k.newest.IsZero() {
		return []string{textNothingKnown}
	}
	lines := []string{
		fmt.Sprintf("Newest: read %s, %s.", whenRead(k.newest, now, zone), ageText(now.Sub(k.newest))),
		fmt.Sprintf("Oldest: read %s, %s.", whenRead(k.oldest, now, zone), ageText(now.Sub(k.oldest))),
		fmt.Sprintf("Read: %s of %s. Each is one appointment type of one practitioner here.", grouped(k.read), counted(k.all, "appointment type at business", "appointment types at business")),
	}
	if !k.whole.IsZero() {
		lines = append(lines, fmt.Sprintf("All of them are known until %s.", longDayText(k.whole, k.whole)))
	}
	if k.whole.Before(k.until) {
		lines = append(lines, fmt.Sprintf("Some are known until %s.", longDayText(k.until, k.until)))
	}
	return append(lines, textHowFresh)
}

// whenRead is "at 11:02", or "on Mon 23 Nov, 11:02" of another day.
func whenRead(at, now time.Time, zone *time.Location) string {
	at = at.In(zone)
	if day := cliniko.DateOf(at); day != cliniko.DateOf(now.In(zone)) {
		return "on " + dayText(day) + ", " + timeText(at)
	}
	return "at " + timeText(at)
}

// showKnowledge tells what is known and how old it is.
func (p *Page) showKnowledge() {
	over := fyne.CurrentApp().Driver().CanvasForObject(p.screen.root)
	if over == nil || p.business == "" {
		return
	}
	body := control.Column(2*theme.Grid, control.Strong(p.sheet.Place+separator+p.zoneInFull()))
	for _, line := range p.know().lines(p.deps.Now(), p.zone) {
		body.Add(control.Body(line))
	}
	var dialog *control.Dialog
	dialog = control.ShowDialog(over, textKnowledge, body, nil, control.NewPrimary(textClose, func() { dialog.Close() }))
}
