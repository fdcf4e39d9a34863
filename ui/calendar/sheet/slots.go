package sheet

import (
	"cmp"
	"iter"
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// slot is a start of an offer. The key orders by lane, row and offer.
type slot struct {
	key   uint64
	start int64 // unix second
}

const offerBits = 17

func newSlot(lane int, row rowKey, offer int, start int64) slot {
	return slot{(uint64(lane)<<rowBits|uint64(row))<<offerBits | uint64(offer), start}
}

func (c slot) lane() int   { return int(c.key >> (rowBits + offerBits)) }
func (c slot) row() rowKey { return rowKey(c.key >> offerBits & (1<<rowBits - 1)) }
func (c slot) offer() int  { return int(c.key & (1<<offerBits - 1)) }

func (b *builder) readSlots() {
	b.sheet.WeeksUnread = b.sheet.WeeksExpected
	for _, read := range b.Slots.Days(b.Business, b.sheet.From, b.sheet.To) {
		if i, expected := b.offer[read.Offering]; expected {
			b.readOffering(i, read)
		}
	}
	slices.SortFunc(b.free, func(x, y slot) int { return cmp.Compare(x.key, y.key) })
	b.free = slices.CompactFunc(b.free, func(x, y slot) bool { return x.key == y.key })
}

// readOffering counts the starts of an offering that are still to come, and puts those that are
// shown in their place.
func (b *builder) readOffering(i int, read storage.OfferingDays) {
	offer := b.sheet.Offers[i]
	person, appointmentType := &b.sheet.Practitioners[offer.Practitioner], &b.sheet.Types[offer.Type]
	shown := b.sheet.Shows(offer)
	for start, at := range b.toCome(read.Starts) {
		first := appointmentType.Shown && b.freeTimes.Add(offer.Offering, start)
		if first {
			person.Count++
		}
		if person.Shown {
			appointmentType.Count++
		}
		if shown {
			b.addFree(at, i, start, first)
		} else {
			b.leftOut.Add(offer.Offering, start)
		}
	}
	if shown {
		b.cover(i, read)
		b.noteAge(read.ReadAt)
	}
}

func (b *builder) noteAge(readAt time.Time) {
	if !readAt.IsZero() && (b.sheet.Oldest.IsZero() || readAt.Before(b.sheet.Oldest)) {
		b.sheet.Oldest = readAt
	}
}

// toCome are the starts of these days that have not passed, each once, and where they stand.
func (b *builder) toCome(starts []int64) iter.Seq2[int64, moment] {
	return func(yield func(int64, moment) bool) {
		now, last := b.Now.Unix(), int64(-1)
		for _, start := range starts {
			if start <= now || start == last {
				continue
			}
			last = start
			if at := b.clock.at(start); b.hasDay(at) && !yield(start, at) {
				return
			}
		}
	}
}

func (b *builder) hasDay(at moment) bool { return at.day >= 0 && at.day < b.Days }

// addFree puts a start in its place; first: as the first of the practitioner's types.
func (b *builder) addFree(at moment, offer int, start int64, first bool) {
	lane := b.laneOf(at.day, offer)
	if first {
		b.sheet.Total++
		b.lanes[lane].free++
	}
	if b.Grouping != Counts {
		b.free = append(b.free, newSlot(lane, at.row(), offer, start))
	}
}

// countHidden counts the free times that are in sight with no type.
func (b *builder) countHidden() {
	for p, starts := range b.leftOut {
		for start := range starts {
			if b.Filter.Practitioners[p] || !b.freeTimes.Has(p, start) {
				b.sheet.Hidden++
			}
		}
	}
}

// readChanges counts what came and went since the look before, and puts each time in its
// place that is free no longer and has not simply passed.
func (b *builder) readChanges() {
	came, went := cliniko.FreeTimes{}, cliniko.FreeTimes{}
	for _, change := range b.Changes {
		i, expected := b.offer[change.Offering]
		start := change.Start.Unix()
		at, free := b.clock.at(start), b.freeTimes.Has(change.Practitioner, start)
		switch {
		case !expected, !b.Filter.Shows(change.Offering), !b.hasDay(at), !change.Start.After(b.Now):
		case change.Gone && !free:
			went.Add(change.Offering, start)
			b.addGone(at, i, start)
		case !change.Gone && free:
			came.Add(change.Offering, start)
		}
	}
	b.sheet.New, b.sheet.Gone = came.Count(), went.Count()
	slices.SortFunc(b.gone, func(x, y slot) int { return cmp.Compare(x.key, y.key) })
}

func (b *builder) addGone(at moment, offer int, start int64) {
	lane := b.laneOf(at.day, offer)
	b.lanes[lane].gone = true
	if b.Grouping != Counts {
		b.gone = append(b.gone, newSlot(lane, at.row(), offer, start))
	}
}
