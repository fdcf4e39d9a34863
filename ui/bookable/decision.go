package bookable

import (
	"fmt"
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
)

// choice is a business, a practitioner or an appointment type, and whether patients should
// be able to book it.
type choice struct {
	at     readiness.Target
	name   string
	wanted bool
	on     bool // in Cliniko
	idle   bool // it is on and nobody offers it
	lost   bool // the clinic wants it by its baseline, and it can no longer be booked
	use    use
	isNew  bool          // see newcomers
	note   string        // its status in Cliniko
	state  control.State // NotOffered: it bears no sign
}

// use says whether Cliniko still has something in use, in the words for what is off and for
// what is off and should not be.
type use struct{ off, wanted string }

var (
	inUse    = use{textOff, textTurnOn}
	archived = use{textArchived, textBringBack}
	inactive = use{textInactive, textReactivate}
)

// wishes are what a person has ticked and unticked since the list was opened.
type wishes map[readiness.Target]bool

// choices are those of one kind.
type choices struct{ shown, folded []choice }

// offInSight is how many of a kind that are off stand in the list; the rest is folded.
const offInSight = 3

// canDecide reports whether enough has been read to choose from.
func canDecide(s *live.State) bool {
	if !s.Connected() || s.Account == nil {
		return false
	}
	unread := func(l cliniko.List) bool { return !s.Account.Lists[l].Known() }
	return !slices.ContainsFunc([]cliniko.List{cliniko.ListBusinesses, cliniko.ListPractitioners, cliniko.ListAppointmentTypes}, unread)
}

// decision makes choices of a state.
type decision struct {
	state   *live.State
	words   *readiness.Words
	wishes  wishes
	tallies map[readiness.Target]*tally
	lost    map[readiness.Target]bool // see choice

	newcomers map[readiness.Target]bool
}

func newDecision(s *live.State, words *readiness.Words, w wishes) *decision {
	lost := map[readiness.Target]bool{}
	for _, f := range s.Report.Findings {
		if f.Cause == readiness.NoLongerBookable && f.Severity == readiness.Blocker {
			lost[f.Target] = true
		}
	}
	return &decision{s, words, w, tallies(s.Report), lost, newcomers(s)}
}

func (d *decision) businesses() []choice {
	var all []choice
	for _, b := range d.state.Account.Businesses {
		at := readiness.Target{Business: b.ID}
		all = append(all, d.choice(at, d.words.Subject(at), b.ShowOnline && !b.Archived, useOf(b.Archived, archived)))
	}
	return all
}

func (d *decision) practitioners() []choice {
	var all []choice
	for _, p := range d.state.Account.Practitioners {
		at := readiness.Target{Practitioner: p.ID}
		all = append(all, d.choice(at, d.words.Subject(at), p.ShowOnline && p.Active, useOf(!p.Active, inactive)))
	}
	return all
}

func (d *decision) types() []choice {
	var all []choice
	for _, t := range d.state.Account.AppointmentTypes {
		at := readiness.Target{AppointmentType: t.ID}
		name := d.words.Subject(at)
		if t.Minutes > 0 {
			name = fmt.Sprintf(textTypeMinutes, name, t.Minutes)
		}
		all = append(all, d.choice(at, name, t.ShowOnline && !t.Archived, useOf(t.Archived, archived)))
	}
	return all
}

func useOf(retired bool, how use) use {
	if retired {
		return how
	}
	return inUse
}

func (d *decision) choice(at readiness.Target, name string, on bool, use use) choice {
	c := choice{at: at, name: name, on: on, idle: on && d.nobodyOffers(at), lost: d.lost[at], isNew: d.newcomers[at], use: use}
	c.wanted = d.wanted(c)
	c.note, c.state = d.status(c)
	if c.isNew {
		c.note = fmt.Sprintf(textNew, c.note)
	}
	return c
}

// wanted is what a person said last, else what is on in Cliniko.
func (d *decision) wanted(c choice) bool {
	if wanted, said := d.wishes[c.at]; said {
		return wanted
	}
	if wanted, said := d.wantedBefore(c.at); said {
		return wanted
	}
	return c.on
}

// wantedBefore is what the clinic has said so far that Cliniko does not show.
func (d *decision) wantedBefore(at readiness.Target) (wanted, said bool) {
	switch mark := markOn(d.state.Clinic, at); {
	case mark == readiness.ShouldBeBookable:
		return true, true
	case mark.Off():
		return false, true
	}
	return d.lost[at], d.lost[at]
}

// nobodyOffers reports whether nothing in Cliniko links a type that is on.
func (d *decision) nobodyOffers(at readiness.Target) bool {
	_, state := d.statusOn(at)
	return state == control.NotOffered
}

// fold keeps in sight what is on, new or was chosen before, and then a few that are off or that
// nobody offers. What is ticked or unticked now stays where it is.
func (d *decision) fold(all []choice) (c choices) {
	var off []choice
	for _, one := range all {
		switch wanted, said := d.wantedBefore(one.at); {
		case one.on && (said || !one.idle) || wanted || one.isNew:
			c.shown = append(c.shown, one)
		case one.use == inUse && len(off) < offInSight:
			off = append(off, one)
		default:
			c.folded = append(c.folded, one)
		}
	}
	c.shown = append(c.shown, off...)
	return c
}

// find keeps the choices that hold every word that was typed, as the beginning of a word of
// their names, and folds none of them.
func (c choices) find(text string) choices {
	wanted, full := typed(text)
	if len(wanted) == 0 {
		return c
	}
	other := func(one choice) bool { return matchesIn(wanted, one.name) != full }
	return choices{shown: slices.DeleteFunc(slices.Concat(c.shown, c.folded), other)}
}

// confirm makes choices what the clinic wants. Only what differs from Cliniko or from the
// baseline is marked: the rest is known by what can be booked.
func confirm(all []choice, now time.Time) func(*storage.Clinic) {
	return func(c *storage.Clinic) {
		d := storage.Decision{At: now.UTC()}
		for _, one := range all {
			one.keep(c, now)
			d.Listed = append(d.Listed, cliniko.Offering(one.at))
			if !one.on && !one.wanted {
				d.Off = append(d.Off, cliniko.Offering(one.at))
			}
		}
		c.Decision = &d
	}
}

// keep marks what differs from Cliniko, or ends a loss, and takes a mark back that says the
// opposite. One that Cliniko meets by now stays: it counts again when that changes.
func (c choice) keep(clinic *storage.Clinic, now time.Time) {
	wish := readiness.ShouldBeOff
	if c.wanted {
		wish = readiness.ShouldBeBookable
	}
	said := markOn(*clinic, c.at)
	switch {
	case said.Off() && !c.wanted: // also that it is ignored
	case c.wanted != c.on, c.lost && !c.wanted:
		mark(c.at, wish, now)(clinic)
	case said.Off(), said == readiness.ShouldBeBookable && !c.wanted:
		unmark(func(m storage.Mark) bool { return readiness.Target(m.Offering) == c.at })(clinic)
	}
}
