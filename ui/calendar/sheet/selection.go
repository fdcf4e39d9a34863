package sheet

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/storage"
)

// Selection is a free time that a person chose, whatever view shows it.
type Selection struct {
	Start        time.Time              // zero: none is chosen
	Practitioner cliniko.PractitionerID // empty: whoever is free then
}

// IsZero reports whether nothing is chosen.
func (c Selection) IsZero() bool { return c.Start.IsZero() }

// Find is the block of a selection; none and false: there is none.
func (s *Sheet) Find(c Selection) (int, bool) {
	block := slices.IndexFunc(s.Blocks, func(b Block) bool {
		return b.Start.Equal(c.Start) && (c.Practitioner == "" || s.has(b, c.Practitioner))
	})
	return block, block != None
}

func (s *Sheet) has(b Block, who cliniko.PractitionerID) bool {
	return slices.ContainsFunc(b.Choices, func(choice int) bool { return s.Offers[choice].Offering.Practitioner == who })
}

// SelectionOf is what choosing a block selects: its practitioner too, where the sheet
// keeps practitioners apart.
func (s *Sheet) SelectionOf(block int) Selection {
	b := s.Blocks[block]
	if s.Grouping == ByDay {
		return Selection{Start: b.Start}
	}
	return Selection{b.Start, s.Offers[b.Choices[0]].Offering.Practitioner}
}

// Same is the block of another sheet that stands for a block of this one, or none.
func (s *Sheet) Same(block int, other *Sheet) int {
	if block == None {
		return None
	}
	found, _ := other.Find(s.SelectionOf(block))
	return found
}

// ReadAt is when the choices of a block were read, the oldest of them.
func (s *Sheet) ReadAt(slots *storage.Slots, b Block) (oldest time.Time) {
	day := cliniko.DateOf(b.Start.In(s.Zone))
	for _, read := range slots.Days(s.Business, day, day) {
		if s.hasOffering(b, read.Offering) && (oldest.IsZero() || read.ReadAt.Before(oldest)) {
			oldest = read.ReadAt
		}
	}
	return oldest
}

func (s *Sheet) hasOffering(b Block, o cliniko.Offering) bool {
	return slices.ContainsFunc(b.Choices, func(choice int) bool { return s.Offers[choice].Offering == o })
}

// SlotStatus says what became of a selected time that the view does not show.
func SlotStatus(in Input, c Selection) string {
	day := cliniko.DateOf(c.Start.In(in.Zone))
	here, free, read := in.expected(Filter{}), false, false
	for _, o := range in.Slots.Days(in.Business, day, day) {
		if here[o.Offering] && (c.Practitioner == "" || c.Practitioner == o.Practitioner) {
			free = free || slices.Contains(o.Starts, c.Start.Unix())
			read = read || o.States[0] == storage.DayRead
		}
	}
	switch {
	case !c.Start.After(in.Now):
		return TextChosenPassed
	case free:
		return TextChosenHidden
	case !read:
		return TextChosenUnread
	}
	return TextChosenGone
}

// CopyText says a block in words that can be pasted into a message: a line for each
// choice, with the zone. now is in this computer's zone.
func (s *Sheet) CopyText(b Block, now time.Time) string {
	var lines []string
	for _, choice := range b.Choices {
		offer := s.Offers[choice]
		lines = append(lines, SpanText(s, b, offer.Minutes)+" ("+s.ZoneOf(b)+")"+Separator+
			s.Practitioners[offer.Practitioner].Name+Separator+s.Types[offer.Type].Name+Separator+s.Place)
	}
	if here, differs := s.startHere(b, now); differs {
		_, offset := here.Zone()
		lines = append(lines, fmt.Sprintf("That’s %s at %s.", s.Style.Moment(here), OffsetText(offset)))
	}
	return strings.Join(lines, "\n")
}

// HereText is when a block begins by the clock of now; empty: as at the business.
func (s *Sheet) HereText(b Block, now time.Time) string {
	here, differs := s.startHere(b, now)
	if !differs {
		return ""
	}
	return fmt.Sprintf("%s your time", s.Style.Coming(here, now))
}

func (s *Sheet) startHere(b Block, now time.Time) (here time.Time, differs bool) {
	here = b.Start.In(now.Location())
	return here, !wording.SameClock(here, now.Location(), s.Zone)
}
