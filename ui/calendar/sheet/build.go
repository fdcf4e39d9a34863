package sheet

import (
	"cmp"
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/storage"
)

const (
	friday        = 4
	Saturday      = 5
	DaysPerWeek   = 7
	MinutesPerDay = 24 * 60
	halfHour      = 30
)

// Grouping says how a Sheet is cut into columns and blocks.
type Grouping int

// The groupings.
const (
	ByDay          Grouping = iota // a column a day, a block a time
	ByPractitioner                 // one day, a column a practitioner
	AsList                         // a column a day, a block for each practitioner at each time
	Counts                         // a column a day, and only the numbers
)

// Input is everything a [Sheet] is built from.
type Input struct {
	Business cliniko.BusinessID
	From     cliniko.Date
	Days     int
	Grouping Grouping
	AllHours bool           // leave out no day and no hour
	Slots    *storage.Slots // nil: nothing was read yet
	Bookable cliniko.Date   // the last day that patients can book; zero: not told
	Changes  []Change       // what is new and what is gone since the look before
	Account  *cliniko.Account
	Expected []cliniko.Offering // those that can have times, of this and other businesses
	Filter   Filter
	Style    wording.Style
	Within   string                            // the days in words, as at the end of a sentence
	Absent   map[cliniko.PractitionerID]string // why somebody has no free times here, in a few words
	AbsentTo cliniko.Date                      // the last day that this is about
	Now      time.Time                         // in this computer's zone

	ReadUntil cliniko.Date // the last day that slots are read for

	Zone        *time.Location
	ZoneUnknown bool // the zone is this computer's: Cliniko does not tell the business's
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

// Build makes a sheet of some days of a business. Slots that have
// passed, that stand twice, or whose offering can no longer have times are dropped.
func Build(in Input) *Sheet {
	b := builder{
		Input: in,
		clock: newWallClock(in.From, in.Days, in.Zone),
		today: in.today(),

		freeTimes: cliniko.FreeTimes{}, leftOut: cliniko.FreeTimes{},

		sheet: &Sheet{Business: in.Business, Grouping: in.Grouping, From: in.From, To: in.From.Add(in.Days - 1), Zone: in.Zone, ZoneUnknown: in.ZoneUnknown, Style: in.Style},
	}
	for _, business := range in.Account.Businesses {
		if business.ID == in.Business {
			b.sheet.Place, b.sheet.ZoneName = cmp.Or(business.Name, wording.UnnamedBusiness), in.zoneName(business.ZoneLabel)
		}
	}
	b.first, b.last = cliniko.Latest(in.From, b.today), b.sheet.To
	if !in.Bookable.IsZero() {
		b.last = cliniko.Earliest(b.last, in.Bookable)
	}
	b.listOffers()
	b.makeLanes()
	b.readSlots()
	b.countHidden()
	b.readChanges()
	b.chooseColumns()
	b.sheet.Idle = b.nobodyWorks()
	b.explainAbsence()
	if in.Grouping == Counts {
		return b.sheet
	}
	b.layRows()
	b.layBlocks()
	b.layGhosts()
	b.markNew()
	b.markNow()
	b.shade()
	return b.sheet
}

type builder struct {
	Input
	clock wallClock
	today cliniko.Date
	sheet *Sheet

	first, last cliniko.Date // of the days that can be booked; last may be before first

	freeTimes cliniko.FreeTimes // with the types that are shown, of all practitioners
	leftOut   cliniko.FreeTimes // of what the filter leaves out

	offer   map[cliniko.Offering]int // index in sheet.Offers
	lanes   []lane
	free    []slot // those shown, in order once sorted
	gone    []slot // those that are free no longer
	rowKeys []rowKey
	nowRow  int // the last row that has begun; none: before the first; len: after the last
}

// None is the index of nothing.
const None = -1

// rowKey orders the rows of a day: by order, first or second showing, minute.
type rowKey uint32

const (
	minuteBits = 11
	rowBits    = 2*minuteBits + 1
)

func (m moment) row() rowKey {
	key := rowKey(m.order) << 1
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
	people, types := listPractitioners(b.Account, b.Filter), listTypes(b.Account, b.Filter)
	personIndex := indexBy(people, func(p Practitioner) cliniko.PractitionerID { return p.ID })
	typeIndex := indexBy(types, func(t Type) cliniko.AppointmentTypeID { return t.ID })
	var offers []Offer
	for _, o := range b.Expected {
		p, knownPerson := personIndex[o.Practitioner]
		t, knownType := typeIndex[o.AppointmentType]
		if o.Business == b.Business && knownPerson && knownType {
			offers = append(offers, Offer{Offering: o, Practitioner: p, Type: t, Minutes: types[t].Minutes})
		}
	}
	slices.SortFunc(offers, func(x, y Offer) int {
		return cmp.Or(cmp.Compare(x.Practitioner, y.Practitioner), cmp.Compare(x.Type, y.Type))
	})
	b.sheet.Missing = b.missing(people, offers)
	b.sheet.Practitioners = pick(people, offers, func(o *Offer) *int { return &o.Practitioner })
	b.sheet.Types = pick(types, offers, func(o *Offer) *int { return &o.Type })
	b.sheet.Offers = offers
	b.offer = indexBy(offers, func(o Offer) cliniko.Offering { return o.Offering })
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
