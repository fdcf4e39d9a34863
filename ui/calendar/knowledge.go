package calendar

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
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
	expected := p.expectedHere(Filter{})
	k := knowledge{all: len(expected)}
	seen, known := map[cliniko.Offering]bool{}, gapless{expected: expected, today: p.today(), end: p.readingEnds()}
	for from := known.today; !known.end.Before(from); from = from.Monday().Add(daysPerWeek) {
		week, _ := p.week(from.Monday())
		for _, read := range offeringsOf(week) {
			if expected[read.Offering] {
				k.note(read.ReadAt, earlier(read.To, known.end))
				seen[read.Offering] = true
			}
		}
		known.add(week, from)
	}
	k.read, k.whole = len(seen), known.until
	return k
}

// gapless follows, week by week, up to which day all of some offerings were read.
type gapless struct {
	expected   map[cliniko.Offering]bool
	today, end cliniko.Date
	until      cliniko.Date // zero: not even today
	ended      bool
}

// add looks at the next week, from one of its days on.
func (g *gapless) add(week *storage.Week, from cliniko.Date) {
	if g.ended {
		return
	}
	until := g.readUntil(week, from)
	g.ended = until.Before(from.Monday().Add(daysPerWeek - 1))
	if !until.Before(from) {
		g.until = earlier(until, g.end)
	}
}

// readUntil is the last day of a week up to which all were read; the day before from when
// there is none. That Cliniko refuses to tell about today is no gap.
func (g *gapless) readUntil(week *storage.Week, from cliniko.Date) cliniko.Date {
	until, read := from.Monday().Add(daysPerWeek-1), 0
	for _, o := range offeringsOf(week) {
		if !g.expected[o.Offering] {
			continue
		}
		if refused := from == g.today && o.From == from.Add(1); from.Before(o.From) && !refused {
			return from.Add(-1)
		}
		until = earlier(until, o.To)
		read++
	}
	if read < len(g.expected) {
		return from.Add(-1)
	}
	return until
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
	body := control.Column(2*theme.Grid, control.Strong(p.sheet.Place), control.Body("Times in "+p.zoneInFull()+"."))
	for _, line := range p.know().lines(p.deps.Now(), p.zone) {
		body.Add(control.Body(line))
	}
	var dialog *control.Dialog
	dialog = control.ShowDialog(over, textKnowledge, body, nil, control.NewPrimary(textClose, func() { dialog.Close() }))
}
