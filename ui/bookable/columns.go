package bookable

import (
	"slices"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
)

// manyColumns is the number of columns above which one business is looked at at a time.
const manyColumns = 12

// everywhere stands for all businesses. Cliniko's ids are numbers.
const everywhere cliniko.BusinessID = "everywhere"

// narrow keeps the columns of one business where there are many, and who has anything there.
func (b *builder) narrow(t *table, wanted cliniko.BusinessID, people, columns []int) (peopleThere, columnsThere []int) {
	places := b.placesOf(columns)
	if t.list || len(columns) <= manyColumns || len(places) < 2 {
		return people, columns
	}
	if t.places, t.place = places, wanted; wanted == everywhere {
		return people, columns
	}
	if !slices.Contains(places, wanted) {
		t.place = places[0]
	}
	columns = slices.DeleteFunc(slices.Clone(columns), func(c int) bool { return b.placeOf(c) != t.place })
	offers := func(p int) bool {
		return slices.ContainsFunc(columns, func(c int) bool { return b.row(p)[c].state != cellNotOffered })
	}
	if there := slices.DeleteFunc(slices.Clone(people), func(p int) bool { return !offers(p) }); len(there) > 0 {
		return there, columns
	}
	return people, columns
}

// placesOf are the businesses of columns.
func (b *builder) placesOf(columns []int) (places []cliniko.BusinessID) {
	for _, c := range columns {
		if at := b.placeOf(c); len(places) == 0 || places[len(places)-1] != at {
			places = append(places, at)
		}
	}
	return places
}

func (b *builder) placeOf(column int) cliniko.BusinessID {
	return b.businesses.ids[column/len(b.types.ids)]
}

// unoffered are the columns, of the businesses on screen, that Cliniko links with somebody and
// nobody offers: every cell of them is "–".
func (b *builder) unoffered(t *table, columns []int) (folded []int) {
	for c := range b.width() {
		_, offered := slices.BinarySearch(columns, c)
		here := t.place == "" || t.place == everywhere || b.placeOf(c) == t.place
		if !offered && here && b.linked(c) {
			folded = append(folded, c)
		}
	}
	return folded
}

// fold counts the types that nobody offers, and puts their columns among the others where they
// are asked for.
func (b *builder) fold(t *table, show bool, columns []int) []int {
	folded := b.unoffered(t, columns)
	types, offered := b.typesOf(folded), b.typesOf(columns)
	t.unoffered = len(types)
	t.elsewhere = slices.ContainsFunc(types, func(k int) bool { return slices.Contains(offered, k) })
	if !show {
		return columns
	}
	columns = slices.Concat(columns, folded)
	slices.Sort(columns)
	return columns
}

// setBusiness shows the columns of a business, or of all.
func (p *Page) setBusiness(id cliniko.BusinessID) {
	p.filter.business, p.filter.chosen = id, true
	p.refresh()
}

// setUnoffered shows or folds away the columns that nobody offers.
func (p *Page) setUnoffered(show bool) {
	p.filter.unoffered = show
	p.refresh()
}

// firstPlace is the business of the worst finding that is about anything bookable, the one that
// stands unfolded beside the grid; empty: there is none.
func firstPlace(findings []readiness.Finding) cliniko.BusinessID {
	for _, f := range findings {
		if f.Severity != readiness.Note && len(f.Offerings) > 0 {
			return f.Offerings[0].Business
		}
	}
	return ""
}

// turnTo shows the business that a finding is about, when another one is on screen.
func (p *Page) turnTo(f readiness.Finding) {
	here := func(o cliniko.Offering) bool { return o.Business == p.table.place }
	if p.table.place != "" && p.table.place != everywhere && len(f.Offerings) > 0 && !slices.ContainsFunc(f.Offerings, here) {
		p.filter.business, p.filter.chosen = f.Offerings[0].Business, true
		p.refresh()
	}
}
