package bookable

import (
	"fmt"
	"slices"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
)

// fillGrid puts practitioners down and types across.
func (b *builder) fillGrid(t *table, people, columns []int) {
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

// fillList puts types down, and across those practitioners who give one at a business.
func (b *builder) fillList(t *table, people, columns []int) {
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
