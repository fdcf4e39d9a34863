package cliniko

import (
	"cmp"
	"fmt"
	"time"
)

// Date is a calendar day without a zone, as Cliniko's from and to are.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf is the day of t in t's own location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// ParseDate reads YYYY-MM-DD.
func ParseDate(text string) (Date, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return Date{}, fmt.Errorf("read a date: %w", err)
	}
	return DateOf(t), nil
}

func (d Date) utc() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// IsZero reports whether d is no day at all.
func (d Date) IsZero() bool { return d == Date{} }

// Add moves by whole calendar days.
func (d Date) Add(days int) Date { return DateOf(d.utc().AddDate(0, 0, days)) }

// Number counts the days since 1 January 1970; it orders and packs dates.
func (d Date) Number() int { return int(d.utc().Unix() / 86400) }

// DateFromNumber is the inverse of [Date.Number].
func DateFromNumber(n int) Date { return DateOf(time.Unix(int64(n)*86400, 0).UTC()) }

// DaysSince counts the days from e to d.
func (d Date) DaysSince(e Date) int { return d.Number() - e.Number() }

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day)) < 0
}

// Earliest is the earlier of two days.
func Earliest(a, b Date) Date {
	if b.Before(a) {
		return b
	}
	return a
}

// Latest is the later of two days.
func Latest(a, b Date) Date {
	if a.Before(b) {
		return b
	}
	return a
}

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.utc().Weekday() }

// Monday is the first day of d's week.
func (d Date) Monday() Date { return d.Add(-(int(d.Weekday()) + 6) % 7) }

// Start is the first instant of the day in a location. In zones whose clocks
// spring forward at midnight that is 01:00.
func (d Date) Start(in *time.Location) time.Time { return d.At(0, in) }

// At is the first moment when clocks in a location show so many minutes since
// midnight, or, when they jump over that, the moment of the jump. A day that a zone
// left out altogether begins and ends where the next one begins.
func (d Date) At(minutes int, in *time.Location) time.Time {
	wall := d.utc().Add(time.Duration(minutes) * time.Minute)
	// No zone is, or was, more than 16 hours from UTC.
	period := wall.Add(-24 * time.Hour).In(in)
	for {
		_, offset := period.Zone()
		start, end := period.ZoneBounds()
		if !end.IsZero() && !end.After(period) {
			// With the short zone files that Windows gets, Go ends a period before it
			// began at the turn of some years.
			end = period.Add(time.Hour)
		}
		moment := wall.Add(-time.Duration(offset) * time.Second).In(in)
		if moment.Before(start) {
			moment = start
		}
		if end.IsZero() || moment.Before(end) {
			return moment
		}
		period = end
	}
}

// String is YYYY-MM-DD, and nothing for no day.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.utc().Format(time.DateOnly)
}

// MarshalText writes YYYY-MM-DD, or nothing for no day.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Date) UnmarshalText(text []byte) (err error) {
	*d = Date{}
	if len(text) > 0 {
		*d, err = ParseDate(string(text))
	}
	return err
}
