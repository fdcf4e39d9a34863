package readiness

import (
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
)

// Change is what is different between two checks. The zero Change: nothing.
type Change struct {
	Since  time.Time // when the earlier check was made
	News   []News    // settings first, then entities, practitioners and offerings
	Gained int       // free times that were not there before
	Lost   int       // free times that are no longer there, though their moment has not come

	times []times
	why   map[newsKind]string // what all that can no longer be booked has in common; empty: nothing
}

// News is one thing that changed.
type News struct {
	Target
	Text string // one sentence

	kind    newsKind
	who     string // the practitioner
	better  bool   // can be booked now; else no longer
	follows bool   // a switch that is told of is the reason
}

type newsKind int

const (
	aboutSwitch newsKind = iota
	aboutPractitioner
	aboutOffering
)

// times are the free times that a practitioner gained and lost.
type times struct {
	who          string
	gained, lost int
}

// comparison is one comparison under way.
type comparison struct {
	before, after         *Snapshot
	was, is               map[cliniko.Offering]*Standing
	offerings             []cliniko.Offering // of both, those of the later check first
	namesBefore, namesNow *names
	from, to              cliniko.Date                    // the days that both are about
	closed                map[newsKind][]cliniko.Offering // those that can no longer be booked, by what is told of them
	change                Change
}

// Compare says what is different in a later check. What could not be checked is not
// compared, nor are days that only one of the two is about, and free times whose moment
// has merely passed are not lost.
func Compare(before, after Snapshot) Change {
	if before.At.IsZero() || after.At.IsZero() {
		return Change{}
	}
	c := &comparison{
		before: &before, after: &after, was: byOffering(before.Offerings), is: byOffering(after.Offerings),
		namesBefore: before.names(), namesNow: after.names(),
		from: before.From, to: before.To, closed: map[newsKind][]cliniko.Offering{},
		change: Change{Since: before.At, why: map[newsKind]string{}},
	}
	if c.from.Before(after.From) {
		c.from = after.From
	}
	if after.To.Before(c.to) {
		c.to = after.To
	}
	c.offerings = c.bothOfferings()
	c.compareOnline()
	for _, k := range entityKinds {
		c.compareEntities(k)
	}
	flipped := c.comparePractitioners()
	c.compareOfferings(flipped)
	for what, of := range c.closed {
		c.change.why[what] = c.sharedReason(of)
	}
	c.compareTimes()
	return c.change
}

func byOffering(list []Standing) map[cliniko.Offering]*Standing {
	found := make(map[cliniko.Offering]*Standing, len(list))
	for i := range list {
		found[list[i].Offering] = &list[i]
	}
	return found
}

func (c *comparison) bothOfferings() []cliniko.Offering {
	all := newOrder[cliniko.Offering]()
	for _, list := range [][]Standing{c.after.Offerings, c.before.Offerings} {
		for _, o := range list {
			all.add(o.Offering)
		}
	}
	return all.list
}

func (c *comparison) tell(n News) { c.change.News = append(c.change.News, n) }

// switched tells that a setting or an entity changed.
func (c *comparison) switched(at Target, text string) {
	c.tell(News{Target: at, Text: c.fill(text, at), kind: aboutSwitch})
}

func (c *comparison) compareOnline() {
	was, is := c.before.Online, c.after.Online
	if was == nil || is == nil {
		return
	}
	if was.Enabled != is.Enabled {
		c.switched(Target{}, choose(is.Enabled, onlineOn, onlineOff))
	}
	before, now := c.namesBefore.rules(nil), c.namesNow.rules(nil)
	if now.LeadTime.Known && before.LeadTime.N != now.LeadTime.N {
		c.switched(Target{}, choose(now.LeadTime.N > 0, leadNow, leadNone))
	}
	if before.DaysAhead.N != now.DaysAhead.N {
		c.switched(Target{}, choose(now.DaysAhead.Known, aheadNow, aheadUnclear))
	}
	if before.PerDayPart.N != now.PerDayPart.N {
		c.switched(Target{}, choose(now.PerDayPart.N > 0, mostNow, mostUnclear))
	}
}

func choose[T any](first bool, a, b T) T {
	if first {
		return a
	}
	return b
}

// entityKind is a list of entities.
type entityKind struct {
	scope scope
	list  func(s *Snapshot) []Entity
}

var entityKinds = []entityKind{
	{business, func(s *Snapshot) []Entity { return s.Businesses }},
	{practitioner, func(s *Snapshot) []Entity { return s.Practitioners }},
	{appointmentType, func(s *Snapshot) []Entity { return s.Types }},
}

func (e entityKind) target(id string) Target {
	return e.scope.of(cliniko.Offering{Business: cliniko.BusinessID(id), Practitioner: cliniko.PractitionerID(id), AppointmentType: cliniko.AppointmentTypeID(id)})
}

func (c *comparison) compareEntities(k entityKind) {
	was, is := byID(k.list(c.before), entityID), byID(k.list(c.after), entityID)
	for _, e := range k.list(c.after) {
		switch earlier := was[e.ID]; {
		case earlier != nil:
			c.compareEntity(k.target(e.ID), *earlier, e)
		case c.before.read(entityLists[k.scope]...):
			c.switched(k.target(e.ID), entityNew)
		}
	}
	for _, e := range k.list(c.before) {
		if is[e.ID] == nil && c.after.read(entityLists[k.scope]...) {
			c.switched(k.target(e.ID), entityGone)
		}
	}
}

func entityID(e *Entity) string { return e.ID }

func (c *comparison) compareEntity(at Target, was, is Entity) {
	if was.Archived != is.Archived {
		c.switched(at, choose(is.Archived, archivedNow, archivedNoMore))
	}
	if was.Inactive != is.Inactive {
		c.switched(at, choose(is.Inactive, inactiveNow, activeNow))
	}
	if was.Hidden != is.Hidden {
		c.switched(at, choose(is.Hidden, hiddenNow, shownNow))
	}
	if was.Minutes != is.Minutes {
		c.switched(at, minutesNow)
	}
	switch {
	case was.Lead == nil && is.Lead == nil:
	case is.Lead == nil:
		c.switched(at, typeLeadAsAll)
	case was.Lead == nil || *was.Lead != *is.Lead:
		c.switched(at, choose(*is.Lead > 0, typeLeadNow, typeLeadNone))
	}
}

// comparePractitioners tells who can be booked now and could not before, or the other
// way round, and gives those people back.
func (c *comparison) comparePractitioners() map[cliniko.PractitionerID]bool {
	all := newOrder[cliniko.PractitionerID]()
	of := map[cliniko.PractitionerID][]cliniko.Offering{}
	for _, o := range c.offerings {
		all.add(o.Practitioner)
		of[o.Practitioner] = append(of[o.Practitioner], o)
	}
	flipped := map[cliniko.PractitionerID]bool{}
	for _, p := range all.list {
		if c.compareOpen(Target{Practitioner: p}, of[p], aboutPractitioner) {
			flipped[p] = true
		}
	}
	return flipped
}

// compareOfferings does the same for offerings of people of whom it was not said.
func (c *comparison) compareOfferings(said map[cliniko.PractitionerID]bool) {
	for _, o := range c.offerings {
		if !said[o.Practitioner] {
			c.compareOpen(Target(o), []cliniko.Offering{o}, aboutOffering)
		}
	}
}

// compareOpen tells whether offerings together turned from none that can be booked to
// some, or the other way round.
func (c *comparison) compareOpen(at Target, of []cliniko.Offering, what newsKind) bool {
	was, is := c.openAny(c.before, c.was, of), c.openAny(c.after, c.is, of)
	if was == unknown || is == unknown || was == is {
		return false
	}
	n := News{Target: at, kind: what, who: c.subject(Target{Practitioner: at.Practitioner}), better: is == yes}
	if n.better {
		n.Text, n.follows = c.fill(bookableNow, at), c.explained(c.was, of)
	} else {
		n.Text, n.follows = c.fill(bookableNoMore, at), c.explained(c.is, of)
		if reason := c.reason(of); reason != "" && !n.follows {
			n.Text = c.fill(bookableNoMoreSince, at) + " " + reason + "."
		}
		if !n.follows {
			c.closed[what] = append(c.closed[what], of...)
		}
	}
	c.tell(n)
	return true
}

// explained reports whether what stands in the way of offerings is, for each of them,
// something that was switched and is told of already.
func (c *comparison) explained(standing map[cliniko.Offering]*Standing, of []cliniko.Offering) bool {
	return !slices.ContainsFunc(of, func(o cliniko.Offering) bool { return !c.toldOf(standing[o], o) })
}

func (c *comparison) toldOf(s *Standing, o cliniko.Offering) bool {
	return slices.ContainsFunc(c.change.News, func(n News) bool {
		switch {
		case n.kind != aboutSwitch || !n.covers(o):
			return false
		case s == nil: // an entity is new or gone
			return n.scope() != whole
		}
		return slices.ContainsFunc(s.Causes, func(cause Cause) bool {
			return cause.inSettings() && slices.Contains(ruleOf[cause].about, n.scope())
		})
	})
}

// reason says in words why offerings can no longer be booked: what all of them share,
// or else what is wrong with the first of them that anything is wrong with.
func (c *comparison) reason(of []cliniko.Offering) string {
	if shared := c.sharedReason(of); shared != "" {
		return shared
	}
	for _, o := range of {
		if causes := c.causes(o); len(causes) > 0 {
			return c.causeWords(causes[0], ruleOf[causes[0]].narrowest(o))
		}
	}
	return ""
}

func (c *comparison) sharedReason(of []cliniko.Offering) string {
	for _, cause := range c.causes(of[0]) {
		shared := !slices.ContainsFunc(of, func(o cliniko.Offering) bool { return !slices.Contains(c.causes(o), cause) })
		if at, ok := sharedTarget(cause, of); ok && shared {
			return c.causeWords(cause, at)
		}
	}
	return ""
}

func (c *comparison) causes(o cliniko.Offering) []Cause {
	if s := c.is[o]; s != nil {
		return s.Causes
	}
	return nil
}

// sharedTarget is the narrowest target of a cause that all of some offerings are about.
func sharedTarget(cause Cause, of []cliniko.Offering) (Target, bool) {
	for _, s := range slices.Backward(ruleOf[cause].about) {
		if !slices.ContainsFunc(of, func(o cliniko.Offering) bool { return s.of(o) != s.of(of[0]) }) {
			return s.of(of[0]), true
		}
	}
	return Target{}, false
}
