package calendar

import (
	"cmp"
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// The hours shown when no slot lies outside of them.
const (
	firstHour = 8
	lastHour  = 17
)

const (
	friday        = 4
	saturday      = 5
	daysPerWeek   = 7
	minutesPerDay = 24 * 60
	halfHour      = 30
)

// Input is everything a [Week] is built from.
type Input struct {
	Business cliniko.BusinessID
	Monday   cliniko.Date
	Known    *storage.Week // nil: nothing was read yet
	Account  *cliniko.Account
	Expected []cliniko.Offering // those that can have times, of this and other businesses
	Zone     *time.Location
	Filter   Filter
	Now      time.Time
}

// Filter says whom and what the calendar leaves out.
type Filter struct {
	Practitioners map[cliniko.PractitionerID]bool    // true: left out
	Types         map[cliniko.AppointmentTypeID]bool // true: left out
}

// Shows reports whether an offering passes.
func (f Filter) Shows(o cliniko.Offering) bool {
	return !f.Practitioners[o.Practitioner] && !f.Types[o.AppointmentType]
}

// Build makes the week of a business from a snapshot. Slots that have passed, that
// stand twice, or whose offering can no longer have times are dropped.
func Build(in Input) *Week {
	b := builder{
		Input: in,
		clock: newWallClock(in.Monday, in.Zone),
		today: cliniko.DateOf(in.Now.In(in.Zone)),
		week:  &Week{Business: in.Business, Monday: in.Monday, Zone: in.Zone},
	}
	b.listOffers()
	b.readOfferings()
	b.chooseDays()
	b.layRows()
	b.layBlocks()
	b.markNow()
	b.shade()
	return b.week
}

type builder struct {
	Input
	clock wallClock
	today cliniko.Date
	week  *Week

	offer   map[cliniko.Offering]int // index in week.Offers
	cells   []cell                   // one for each choice shown, in order once sorted
	covered [daysPerWeek]int         // offerings of the filter that were read for the day
	refused int                      // offerings that were read from tomorrow only, today being refused
	column  [daysPerWeek]int         // index in week.Days, or none
	rowKeys []rowKey                 // of week.Rows
	nowRow  int                      // the last row that has begun; none: before the first; len: after the last
}

const none = -1

// cell is one choice at its place. The key orders by day, row and offer.
type cell struct {
	key   uint64
	start int64 // unix second
}

const offerBits = 17

func (c cell) day() int    { return int(c.key >> (rowBits + offerBits)) }
func (c cell) row() rowKey { return rowKey(c.key >> offerBits & (1<<rowBits - 1)) }
func (c cell) offer() int  { return int(c.key & (1<<offerBits - 1)) }

// rowKey orders the rows of a day: by order, first or second showing, minute.
type rowKey uint32

const (
	minuteBits = 11
	rowBits    = 2*minuteBits + 1
)

func (m moment) row() rowKey {
	key := rowKey(m.order)<<1 | rowKey(0)
	if m.second {
		key |= 1
	}
	return key<<minuteBits | rowKey(m.minute)
}

func (k rowKey) unpack() Row {
	return Row{Minute: int(k & (1<<minuteBits - 1)), Second: k>>minuteBits&1 == 1}
}

// listOffers puts the expected offerings of the business into the account's order,
// and lists the practitioners and types they name.
func (b *builder) listOffers() {
	people, types := listPractitioners(b.Account), listTypes(b.Account)
	person := indexBy(people, func(p Practitioner) cliniko.PractitionerID { return p.ID })
	kind := indexBy(types, func(t Type) cliniko.AppointmentTypeID { return t.ID })
	var offers []Offer
	for _, o := range b.Expected {
		p, knownPerson := person[o.Practitioner]
		t, knownType := kind[o.AppointmentType]
		if o.Business == b.Business && knownPerson && knownType {
			offers = append(offers, Offer{Offering: o, Practitioner: p, Type: t, Minutes: types[t].Minutes})
		}
	}
	slices.SortFunc(offers, func(x, y Offer) int {
		return cmp.Or(cmp.Compare(x.Practitioner, y.Practitioner), cmp.Compare(x.Type, y.Type))
	})
	b.week.Practitioners = pick(people, offers, func(o *Offer) *int { return &o.Practitioner })
	b.week.Types = pick(types, offers, func(o *Offer) *int { return &o.Type })
	b.week.Offers = offers
	b.offer = indexBy(offers, func(o Offer) cliniko.Offering { return o.Offering })
	for i := range b.week.Practitioners {
		p := &b.week.Practitioners[i]
		p.Shown = !b.Filter.Practitioners[p.ID]
	}
	for i := range b.week.Types {
		t := &b.week.Types[i]
		t.Shown = !b.Filter.Types[t.ID]
	}
}

func indexBy[T any, K comparable](list []T, key func(T) K) map[K]int {
	index := make(map[K]int, len(list))
	for i, item := range list {
		index[key(item)] = i
	}
	return index
}

// pick keeps the items that an offer points to, in order, and renumbers the pointers.
func pick[T any](items []T, offers []Offer, pointer func(*Offer) *int) []T {
	place := make([]int, len(items))
	for i := range offers {
		place[*pointer(&offers[i])] = 1
	}
	var kept []T
	for i, used := range place {
		if used == 1 {
			place[i] = len(kept)
			kept = append(kept, items[i])
		}
	}
	for i := range offers {
		p := pointer(&offers[i])
		*p = place[*p]
	}
	return kept
}

// readOfferings counts the free times, and makes a cell of each that is shown.
func (b *builder) readOfferings() {
	for _, offer := range b.week.Offers {
		if b.Filter.Shows(offer.Offering) {
			b.week.Expected++
		}
	}
	b.week.Unread = b.week.Expected
	if b.Known == nil {
		return
	}
	for _, read := range b.Known.Offerings {
		if i, expected := b.offer[read.Offering]; expected {
			b.readOffering(i, read)
		}
	}
	slices.SortFunc(b.cells, func(x, y cell) int { return cmp.Compare(x.key, y.key) })
	b.cells = slices.CompactFunc(b.cells, func(x, y cell) bool { return x.key == y.key })
	b.week.Total = len(b.cells)
}

func (b *builder) readOffering(i int, read storage.OfferingWeek) {
	offer := b.week.Offers[i]
	person, kind := &b.week.Practitioners[offer.Practitioner], &b.week.Types[offer.Type]
	shown := person.Shown && kind.Shown
	count := b.readStarts(i, read.Starts, shown)
	if kind.Shown {
		person.Count += count
	}
	if person.Shown {
		kind.Count += count
	}
	if !shown {
		b.week.Hidden += count
		return
	}
	b.cover(read)
	if b.week.Oldest.IsZero() || read.ReadAt.Before(b.week.Oldest) {
		b.week.Oldest = read.ReadAt
	}
}

// readStarts counts the starts of this week that are still to come.
func (b *builder) readStarts(offer int, starts []time.Time, shown bool) (count int) {
	now, last := b.Now.Unix(), int64(-1)
	for _, start := range starts {
		unix := start.Unix()
		if unix <= now || unix == last {
			continue
		}
		last = unix
		m := b.clock.at(unix)
		if m.day < 0 || m.day >= daysPerWeek {
			continue
		}
		count++
		if shown {
			key := (uint64(m.day)<<rowBits|uint64(m.row()))<<offerBits | uint64(offer)
			b.cells = append(b.cells, cell{key, unix})
		}
	}
	return count
}

// cover notes the days that an answer was about.
func (b *builder) cover(read storage.OfferingWeek) {
	refused := read.From == b.today.Add(1) && !b.today.Before(b.Monday)
	if refused {
		b.refused++
	}
	whole := true
	for day := range daysPerWeek {
		date := b.Monday.Add(day)
		switch {
		case !date.Before(read.From) && !read.To.Before(date):
			b.covered[day]++
		case date.Before(b.today), refused && date == b.today:
		default:
			whole = false
		}
	}
	if whole {
		b.week.Unread--
	}
}

// chooseDays makes the columns: an empty weekend has none, unless less is known about
// it than about the days before.
func (b *builder) chooseDays() {
	var free [daysPerWeek]int
	for _, c := range b.cells {
		free[c.day()]++
	}
	for day := range daysPerWeek {
		date := b.Monday.Add(day)
		d := Day{Date: date, Today: date == b.today, Past: date.Before(b.today), Reading: b.reading(day)}
		b.column[day] = none
		if day >= saturday && free[day] == 0 && !d.Today && b.covered[day] >= b.covered[friday] {
			continue
		}
		b.column[day] = len(b.week.Days)
		b.week.Days = append(b.week.Days, d)
	}
}

func (b *builder) reading(day int) Reading {
	switch {
	case b.covered[day] == b.week.Expected:
		return ReadWhole
	case b.covered[day] > 0:
		return ReadPart
	case b.refused > 0 && b.Monday.Add(day) == b.today:
		return ReadRefused
	}
	return ReadNot
}
