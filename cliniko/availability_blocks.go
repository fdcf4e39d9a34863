package cliniko

import (
	"context"
	"slices"
	"time"
)

// AvailabilityBlock is time beside the weekly hours in which somebody can be booked.
type AvailabilityBlock struct {
	Practitioner PractitionerID
	Business     BusinessID
	Start, End   time.Time // UTC; of the first time
	Repeat       Repeat    // zero: it does not repeat
}

// Repeat is how a block repeats: every so many days, weeks or months. It is not documented
// whether repeats also come as blocks of their own, so a time may stand twice.
type Repeat struct {
	Times  int // after the first
	Days   int
	Months int
}

// mostRepeats is the most that Cliniko documents, of repeats and of what lies between two.
const mostRepeats = 100

// blockPages bounds the reading of blocks: those that are long over come as well, since
// Cliniko cannot filter by their ends.
const blockPages = 30

// AvailabilityBlocks lists the time beside the weekly hours that is not over at a moment.
func (c *Client) AvailabilityBlocks(ctx context.Context, now time.Time) ([]AvailabilityBlock, error) {
	blocks, err := list(ctx, c, request{
		what: string(ListAvailability), path: pathAvailabilityBlocks, field: "availability_blocks", pages: blockPages,
	}, readAvailabilityBlock)
	return slices.DeleteFunc(blocks, func(b AvailabilityBlock) bool { return b.over(now) }), err
}

func readAvailabilityBlock(r row) (AvailabilityBlock, bool) {
	start, started := r.moment("starts_at")
	end, ended := r.moment("ends_at")
	block := AvailabilityBlock{
		Practitioner: PractitionerID(r.linked("practitioner")),
		Business:     BusinessID(r.linked("business")),
		Start:        start,
		End:          end,
		Repeat:       readRepeat(r.object("repeat_rule")),
	}
	return block, block.Practitioner != "" && block.Business != "" && started && ended && start.Before(end)
}

// readRepeat takes a rule without a number for one that repeats as often as can be.
func readRepeat(r row) Repeat {
	between := within(r.number("repeating_interval"), 1, mostRepeats, 1)
	repeat := Repeat{Times: within(r.number("number_of_repeats"), 1, mostRepeats, mostRepeats)}
	switch r.text("repeat_type") {
	case "Daily":
		repeat.Days = between
	case "Weekly":
		repeat.Days = 7 * between
	case "Monthly":
		repeat.Months = between
	default:
		return Repeat{}
	}
	return repeat
}

// at is the start and the end of a repeat, by the clocks of a zone; 0 is the first time.
func (b AvailabilityBlock) at(n int, zone *time.Location) (start, end time.Time) {
	move := func(t time.Time) time.Time { return t.In(zone).AddDate(0, n*b.Repeat.Months, n*b.Repeat.Days).UTC() }
	return move(b.Start), move(b.End)
}

// over reports whether the last repeat has ended, in whatever zone.
func (b AvailabilityBlock) over(now time.Time) bool {
	_, end := b.at(b.Repeat.Times, time.UTC)
	return end.Add(24 * time.Hour).Before(now)
}

// Within calls with each time of a block that overlaps from…to, by the clocks of a zone, in
// order.
func (b AvailabilityBlock) Within(from, to time.Time, zone *time.Location, do func(start, end time.Time)) {
	for n := range b.Repeat.Times + 1 {
		if start, end := b.at(n, zone); start.Before(to) && from.Before(end) && start.Before(end) {
			do(start, end)
		}
	}
}
