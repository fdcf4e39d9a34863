package bookable

import (
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

	business  cliniko.BusinessID // whose columns are shown where there are many; empty: those of the first
	chosen    bool               // a person chose the business
	unoffered bool               // also columns that nobody offers
}

// listUpTo is the number of practitioners for whom a list by appointment type says
// more than a grid.
const listUpTo = 2

// build makes the table of a state that has an account. What nobody offers is left
// out, unless it is asked for.
func build(s *live.State, words *readiness.Words, f filter) *table {
	b := &builder{words: words, several: len(s.Account.Businesses) > 1}
	b.number(s)
	b.addKinds(s.Report.Findings)
	b.setCells(s.Report.Verdicts)
	people, columns := b.offered()
	t := &table{words: words, people: len(people), list: len(people) > 0 && len(people) <= listUpTo}
	alertPeople, alertColumns := b.alerts(people, columns)
	t.alerts = append(b.peopleTargets(alertPeople), b.columnTargets(alertColumns)...)
	switch {
	case f.find != "":
		people, columns = b.find(f.find, people, columns)
	case f.attention:
		people = kept(people, alertPeople, b.peopleTargets, f.kept)
		columns = kept(columns, alertColumns, b.columnTargets, f.kept)
		people, columns = b.narrow(t, f.business, people, columns)
	default:
		people, columns = b.narrow(t, f.business, people, columns)
		columns = b.fold(t, f.unoffered, columns)
	}
	if t.list {
		b.fillList(t, people, columns)
	} else {
		b.fillGrid(t, people, columns)
	}
	t.namedRows, t.namedColumns = named(t.rows), named(t.columns)
	t.pending = slices.ContainsFunc(t.cells, func(c cell) bool { return c.state == cellPending })
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
	kinds         []kinds
}

// index numbers ids in the order in which they first come.
type index[ID ~string] struct {
	ids []ID
	at  map[ID]int
}

func (i *index[ID]) add(id ID) {
	if i.at == nil {
		i.at = map[ID]int{}
	}
	if _, known := i.at[id]; !known {
		i.at[id] = len(i.ids)
		i.ids = append(i.ids, id)
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
	b.cells, b.kinds = make([]cell, size), make([]kinds, size)
}

func (b *builder) width() int { return len(b.businesses.ids) * len(b.types.ids) }

// at is the number of an offering's cell; false: it is none of the table's.
func (b *builder) at(o cliniko.Offering) (int, bool) {
	p, known := b.practitioners.at[o.Practitioner]
	x, knownToo := b.businesses.at[o.Business]
	t, alsoKnown := b.types.at[o.AppointmentType]
	return p*b.width() + x*len(b.types.ids) + t, known && knownToo && alsoKnown
}

// offered are the practitioners and columns with anything to show.
func (b *builder) offered() (people, columns []int) {
	shown := make([]bool, b.width())
	for p := range b.practitioners.ids {
		anything := false
		for c, cell := range b.row(p) {
			if cell.state != cellNotOffered {
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
