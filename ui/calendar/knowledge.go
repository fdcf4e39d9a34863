package calendar

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/ui/calendar/sheet"
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
	expected := p.expectedHere(sheet.Filter{})
	k := knowledge{all: len(expected)}
	seen, known := map[cliniko.Offering]bool{}, gapless{expected: expected, today: p.today(), end: p.readingEnds()}
	for from := known.today; !known.end.Before(from); from = from.Monday().Add(sheet.DaysPerWeek) {
		for _, read := range known.add(p.slots, p.business, from) {
			if last := lastRead(read.States); expected[read.Offering] && last >= 0 {
				k.note(read.ReadAt, from.Add(last))
				seen[read.Offering] = true
			}
		}
	}
	k.read, k.whole = len(seen), known.until
	return k
}

// lastRead is the last of some days that was read; none.
func lastRead(states []storage.DayState) int {
	for day := len(states) - 1; day >= 0; day-- {
		if states[day] == storage.DayRead {
			return day
		}
	}
	return sheet.None
}

// gapless follows, week by week, up to which day all of some offerings were read.
type gapless struct {
	expected   map[cliniko.Offering]bool
	today, end cliniko.Date
	until      cliniko.Date // zero: not even today
	ended      bool
}

// add looks at a week from one of its days on, after those before it, and gives what is
// known of these days.
func (g *gapless) add(slots *storage.Slots, b cliniko.BusinessID, from cliniko.Date) []storage.OfferingDays {
	to := sheet.Earlier(from.Monday().Add(sheet.DaysPerWeek-1), g.end)
	week := slots.Days(b, from, to)
	if g.ended {
		return week
	}
	days := g.readDays(week, from, to.DaysSince(from)+1)
	g.ended = days < to.DaysSince(from)+1
	if days > 0 {
		g.until = from.Add(days - 1)
	}
	return week
}

// readDays counts the days, of so many, up to the first that was not read of all. That
// Cliniko refuses to tell about today is no gap.
func (g *gapless) readDays(week []storage.OfferingDays, from cliniko.Date, days int) int {
	read := 0
	for _, o := range week {
		if !g.expected[o.Offering] {
			continue
		}
		read++
		for day, state := range o.States[:days] {
			if refused := state == storage.DayOver && from.Add(day) == g.today; state != storage.DayRead && !refused {
				days = day
				break
			}
		}
	}
	if read < len(g.expected) {
		return 0
	}
	return days
}

func (k *knowledge) note(at time.Time, until cliniko.Date) {
	if k.oldest.IsZero() || at.Before(k.oldest) {
		k.oldest = at
	}
	if at.After(k.newest) {
		k.newest = at
	}
	k.until = sheet.Latest(k.until, until)
}

// lines say it in words.
func (k knowledge) lines(now time.Time, zone *time.Location) []string {
	if k.newest.IsZero() {
		return []string{sheet.TextNothingKnown}
	}
	lines := []string{
		fmt.Sprintf("Newest: read %s, %s.", whenRead(k.newest, now, zone), sheet.AgeText(now.Sub(k.newest))),
		fmt.Sprintf("Oldest: read %s, %s.", whenRead(k.oldest, now, zone), sheet.AgeText(now.Sub(k.oldest))),
		fmt.Sprintf("Read: %s of %s. Each is one appointment type of one practitioner here.", sheet.Grouped(k.read), sheet.Counted(k.all, "appointment type at business", "appointment types at business")),
	}
	if !k.whole.IsZero() {
		lines = append(lines, fmt.Sprintf("All of them are known until %s.", sheet.LongDayText(k.whole, k.whole)))
	}
	if k.whole.Before(k.until) {
		lines = append(lines, fmt.Sprintf("Some are known until %s.", sheet.LongDayText(k.until, k.until)))
	}
	return append(lines, textHowFresh)
}

// whenRead is "at 11:02", or "on Mon 23 Nov, 11:02" of another day.
func whenRead(at, now time.Time, zone *time.Location) string {
	at = at.In(zone)
	if day := cliniko.DateOf(at); day != cliniko.DateOf(now.In(zone)) {
		return "on " + sheet.DayText(day) + ", " + sheet.TimeText(at)
	}
	return "at " + sheet.TimeText(at)
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
