package sheet

import (
	"fmt"

	"mieahealth.com/companion/cliniko/wording"
)

// zoneName names the zone of an input: the business's, by its label there, or this
// computer's, by its offset.
func (in Input) zoneName(label string) string {
	if in.ZoneUnknown {
		_, offset := in.Now.Zone()
		return OffsetText(offset)
	}
	return wording.Zone(in.Zone, label)
}

// ZoneOf is "Sydney time, UTC+11", the offset being that of the block.
func (s *Sheet) ZoneOf(b Block) string {
	if s.ZoneUnknown {
		return OffsetText(b.Offset)
	}
	return s.ZoneName + ", " + OffsetText(b.Offset)
}

// ZoneInFull is "Sydney time (Australia/Sydney)".
func (s *Sheet) ZoneInFull() string {
	if s.ZoneUnknown {
		return fmt.Sprintf("this computer’s time, %s, because Cliniko doesn’t say which time zone %s is in", s.ZoneName, s.Place)
	}
	return fmt.Sprintf("%s (%s)", s.ZoneName, s.Zone)
}

// ZoneWarning says whose time is shown in place of the clinic's; empty: the clinic's is.
func (s *Sheet) ZoneWarning() string {
	if !s.ZoneUnknown {
		return ""
	}
	return fmt.Sprintf("Cliniko doesn’t say which time zone %s is in. Times are shown by this computer’s clock, %s.", wording.Cut(s.Place), s.ZoneName)
}
