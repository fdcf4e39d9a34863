package sheet

import (
	"fmt"
	"strings"
	"time"

	"mieahealth.com/companion/cliniko/wording"
)

// zoneText is "Sydney time".
func zoneText(label string, zone *time.Location) string {
	if label == "" {
		name := zone.String()
		label = strings.ReplaceAll(name[strings.LastIndexByte(name, '/')+1:], "_", " ")
	}
	if strings.Contains(strings.ToLower(label), "time") {
		return label
	}
	return label + " time"
}

// zoneName names the zone of an input: the business's, by its label there, or this
// computer's, by its offset.
func (in Input) zoneName(label string) string {
	if in.ZoneUnknown {
		_, offset := in.Now.Zone()
		return OffsetText(offset)
	}
	return zoneText(label, in.Zone)
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
		return fmt.Sprintf("this computer’s zone, %s: Cliniko does not tell that of %s", s.ZoneName, s.Place)
	}
	return fmt.Sprintf("%s (%s)", s.ZoneName, s.Zone)
}

// ZoneWarning says whose time is shown in place of the clinic's; empty: the clinic's is.
func (s *Sheet) ZoneWarning() string {
	if !s.ZoneUnknown {
		return ""
	}
	return fmt.Sprintf("Cliniko does not tell the time zone of %s. These are times of this computer’s zone, %s.", wording.Cut(s.Place), s.ZoneName)
}
