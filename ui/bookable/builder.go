package bookable

import (
	"fmt"
	"slices"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage/live"
)

// filter is what a person wants to see of the table.
type filter struct {
	find      string
	attention bool
	// kept are the practitioners and columns that have needed attention since the
	// filter was chosen: what is repaired meanwhile stays in its place.
	kept map[readiness.Target]bool
}

// listUpTo is the number of practitioners for whom a list by appointment type says
// more than a grid.
const listUpTo = 2

// build makes the table of a state that has an account. What nobody offers is left
// out, unless it is asked for by name.
func build(s *live.State, words *readiness.Words, f filter) *table {
	b := &builder{words: words, several: len(s.Account.Businesses) > 1}
	b.number(s)
	b.weigh(s.Report.Findings)
	b.paint(s.Report.Verdicts)
	people, columns := b.offered()
	t := &table{people: len(people), list: len(people) > 0 && len(people) <= listUpTo}
	alertPeople, alertColumns := b.alerts(people, columns)
	t.alerts = append(b.peopleTargets(alertPeople), b.columnTargets(alertColumns)...)
	switch {
	case f.find != "":
		people, columns = b.find(f.find, people, columns)
	case f.attention:
		people = kept(people, alertPeople, b.peopleTargets, f.kept)
		columns = kept(columns, alertColumns, b.columnTargets, f.kept)
	}
	if t.list {
		b.layList(t, people, columns)
	} else {
		b.layGrid(t, people, columns)
	}
	t.pending = slices.ContainsFunc(t.cells, func(c cell) bool { return c.face == facePending })
	return t
}

// builder numbers practitioners, businesses and types. A column is a type at a
// business; cells lie practitioner by practitioner, column by column.
type builder struct {
	words         *readiness.Words
	several       bool // the clinic has more than one business
	practitioners index[cliniko.PractitionerID]
	businesses    index[cliniko.BusinessID]
	types         index[cliniko.AppointmentTypeID]
	minutes       map[cliniko.AppointmentTypeID]int
	cells         []cell
	weights       []weight
}

// index numbers ids in the order in which they first come.
type index[ID ~string] struct {
	ids []ID
	at  map[ID]int
}

func (x *index[ID]) add(id ID) {
	if x.at == nil {
		x.at = map[ID]int{}
	}
	if _, known := x.at[id]; !known {
		x.at[id] = len(x.ids)
		x.ids = append(x.ids, id)
	}
}

// number takes the order of the account; what only the verdicts know comes last.
func (b *builder) number(s *live.State) {
	b.minutes = map[cliniko.AppointmentTypeID]int{}
	for _, p := range s.Account.Practitioners {
		b.practitioners.add(p.ID)
	}
	for _, x := range s.Account.Businesses {
		b.businesses.add(x.ID)
	}
	for _, t := range s.Account.AppointmentTypes {
		b.types.add(t.ID)
		b.minutes[t.ID] = t.Minutes
	}
	for i := range s.Report.Verdicts {
		v := &s.Report.Verdicts[i]
		b.practitioners.add(v.Practitioner)
		b.businesses.add(v.Business)
		b.types.add(v.AppointmentType)
	}
	size := len(b.practitioners.ids) * b.width()
	b.cells, b.weights = make([]cell, size), make([]weight, size)
}

func (b *builder) width() int { return len(b.businesses.ids) * len(b.types.ids) }

// at is the number of an offering's cell; false: it is none of the table's.
func (b *builder) at(o cliniko.Offering) (int, bool) {
	p, known := b.practitioners.at[o.Practitioner]
	x, knownToo := b.businesses.at[o.Business]
	t, alsoKnown := b.types.at[o.AppointmentType]
	return p*b.width() + x*len(b.types.ids) + t, known && knownToo && alsoKnown
}

// weight says which kinds of findings are about an offering.
type weight uint8

const (
	faulty    weight = 1 << iota // a blocker
	unchecked                    // a warning that it could not be checked
	lacking                      // a warning that nothing is free
	byChoice                     // a note on a switch or a link that is off
)

func (b *builder) weigh(findings []readiness.Finding) {
	for _, f := range findings {
		w := weightOf(f)
		if w == 0 {
			continue
		}
		for _, o := range f.Offerings {
			if i, known := b.at(o); known {
				b.weights[i] |= w
			}
		}
	}
}

// weightOf leaves out the finding that nothing can be booked: others say why.
func weightOf(f readiness.Finding) weight {
	switch {
	case f.Cause == readiness.NothingBookable:
		return 0
	case f.Severity == readiness.Blocker:
		return faulty
	case f.Severity == readiness.Warning && f.Cause.Unchecked():
		return unchecked
	case f.Severity == readiness.Warning:
		return lacking
	case f.Cause.ByChoice():
		return byChoice
	}
	return 0
}

func (b *builder) paint(verdicts []readiness.Verdict) {
	for i := range verdicts {
		v := &verdicts[i]
		at, _ := b.at(v.Offering)
		b.cells[at] = cell{faceOf(v, b.weights[at]), v}
	}
}

// faceOf shows what the clinic left out on purpose as not offered, and what it said
// should be bookable as blocked.
func faceOf(v *readiness.Verdict, w weight) face {
	switch v.State {
	case readiness.Bookable:
		return faceFree
	case readiness.Empty:
		return faceEmpty
	case readiness.Unknown:
		if len(v.Causes) == 0 {
			return facePending
		}
		return faceUnknown
	case readiness.Blocked:
		if w&faulty != 0 {
			return faceBlocked
		}
	case readiness.NotOffered:
		if w&faulty != 0 && w&byChoice == 0 {
			return faceBlocked
		}
	}
	return faceNotOffered
}

// offered are the practitioners and columns with anything to show.
func (b *builder) offered() (people, columns []int) {
	shown := make([]bool, b.width())
	for p := range b.practitioners.ids {
		anything := false
		for c, cell := range b.row(p) {
			if cell.face != faceNotOffered {
				anything, shown[c] = true, true
			}
		}
		if anything {
			people = append(people, p)
		}
	}
	return people, picked(shown)
}

func (b *builder) row(p int) []cell { return b.cells[p*b.width() : (p+1)*b.width()] }

func picked(marks []bool) (numbers []int) {
	for i, marked := range marks {
		if marked {
			numbers = append(numbers, i)
		}
	}
	return numbers
}

// alerts are the practitioners with something blocked or not checked, or with nothing
// free at all, and the columns where that is so.
func (b *builder) alerts(people, columns []int) (alertPeople, alertColumns []int) {
	marked := make([]bool, b.width())
	for _, p := range people {
		calls := b.calls(p, columns)
		for _, c := range calls {
			marked[c] = true
		}
		if len(calls) > 0 {
			alertPeople = append(alertPeople, p)
		}
	}
	return alertPeople, picked(marked)
}

// calls are the columns in which a practitioner needs attention.
func (b *builder) calls(p int, columns []int) (calls []int) {
	row, weights := b.row(p), b.weights[p*b.width():]
	var empty []int
	calm := false
	for _, c := range columns {
		switch face := row[c].face; {
		case face == faceBlocked, face == faceUnknown && weights[c]&unchecked != 0:
			calls = append(calls, c)
		case face == faceFree, face == facePending:
			calm = true
		case face == faceEmpty && weights[c]&lacking != 0:
			empty = append(empty, c)
		}
	}
	if calm {
		return calls
	}
	return append(calls, empty...)
}

// kept are the numbers among all that need attention, or did since the filter was chosen.
func kept(all, alerts []int, targets func([]int) []readiness.Target, before map[readiness.Target]bool) (numbers []int) {
	for i, at := range targets(all) {
		if _, alert := slices.BinarySearch(alerts, all[i]); alert || before[at] {
			numbers = append(numbers, all[i])
		}
	}
	return numbers
}

func (b *builder) peopleTargets(numbers []int) []readiness.Target {
	targets := make([]readiness.Target, len(numbers))
	for i, p := range numbers {
		targets[i] = readiness.Target{Practitioner: b.practitioners.ids[p]}
	}
	return targets
}

func (b *builder) columnTargets(numbers []int) []readiness.Target {
	targets := make([]readiness.Target, len(numbers))
	for i, c := range numbers {
		targets[i] = readiness.Target{Business: b.businesses.ids[c/len(b.types.ids)], AppointmentType: b.types.ids[c%len(b.types.ids)]}
	}
	return targets
}

// layGrid puts practitioners down and types across.
func (b *builder) layGrid(t *table, people, columns []int) {
	for _, at := range b.peopleTargets(people) {
		t.rows = append(t.rows, line{at: at, name: b.words.Subject(at)})
	}
	for _, at := range b.columnTargets(columns) {
		t.columns = append(t.columns, line{at, b.words.Subject(readiness.Target{AppointmentType: at.AppointmentType}), b.length(at.AppointmentType)})
	}
	t.cells = make([]cell, 0, len(people)*len(columns))
	for _, p := range people {
		row := b.row(p)
		for _, c := range columns {
			t.cells = append(t.cells, row[c])
		}
	}
	b.group(t)
}

// layList puts types down, and across those practitioners who give one at a business.
func (b *builder) layList(t *table, people, columns []int) {
	types := b.typesOf(columns)
	for _, k := range types {
		at := readiness.Target{AppointmentType: b.types.ids[k]}
		t.rows = append(t.rows, line{at: at, name: b.words.Subject(at), note: b.length(at.AppointmentType)})
	}
	pairs := b.pairs(people, columns)
	for _, pair := range pairs {
		at := readiness.Target{Business: b.businesses.ids[pair.column], Practitioner: b.practitioners.ids[pair.row]}
		t.columns = append(t.columns, line{at: at, name: b.words.Subject(readiness.Target{Practitioner: at.Practitioner})})
	}
	for _, k := range types {
		for _, pair := range pairs {
			t.cells = append(t.cells, b.row(pair.row)[pair.column*len(b.types.ids)+k])
		}
	}
	b.group(t)
}

func (b *builder) typesOf(columns []int) []int {
	marked := make([]bool, len(b.types.ids))
	for _, c := range columns {
		marked[c%len(b.types.ids)] = true
	}
	return picked(marked)
}

// pairs are the practitioners at each business, business by business, who have
// anything in the columns there: rows number practitioners, columns businesses.
func (b *builder) pairs(people, columns []int) (pairs []place) {
	for x := range b.businesses.ids {
		for _, p := range people {
			linked := func(c int) bool { return c/len(b.types.ids) == x && b.row(p)[c].verdict != nil }
			if slices.ContainsFunc(columns, linked) {
				pairs = append(pairs, place{p, x})
			}
		}
	}
	return pairs
}

// group marks the stretches of columns at one business.
func (b *builder) group(t *table) {
	if !b.several {
		return
	}
	for i, column := range t.columns {
		at := readiness.Target{Business: column.at.Business}
		if n := len(t.groups); n > 0 && t.groups[n-1].at == at {
			t.groups[n-1].to++
			continue
		}
		t.groups = append(t.groups, group{at, b.words.Subject(at), i, i + 1})
	}
}

// length is how long an appointment takes; empty: not told.
func (b *builder) length(t cliniko.AppointmentTypeID) string {
	if b.minutes[t] <= 0 {
		return ""
	}
	return fmt.Sprintf(textMinutes, b.minutes[t])
}
