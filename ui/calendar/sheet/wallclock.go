package sheet

import (
	"time"

	"mieahealth.com/companion/cliniko"
)

const secondsPerDay = 24 * 60 * 60

// wallClock tells what the clocks of a zone show during some days.
type wallClock struct {
	first     int // day number
	stretches []stretch
}

// stretch is a part of the days in which the clocks keep one distance from UTC.
type stretch struct {
	from   int64 // unix second it begins at
	offset int64 // seconds east of UTC
}

// moment is a place in the days as the clocks show it.
type moment struct {
	day    int // 0 is the first; below 0 and above the last lie outside
	minute int // since midnight, as the clocks show it
	// order sorts the minutes of a day by what came first: it is the minute, but for
	// the second showing of a repeated hour, which comes after all of the first.
	order  int
	twice  bool // the clocks show this minute twice on this day
	second bool // and this is the later one
	offset int  // seconds east of UTC
}

func newWallClock(first cliniko.Date, days int, zone *time.Location) wallClock {
	w := wallClock{first: first.Number()}
	at := time.Unix(int64(w.first-2)*secondsPerDay, 0).In(zone)
	end := at.AddDate(0, 0, days+4)
	for !at.After(end) {
		_, offset := at.Zone()
		w.stretches = append(w.stretches, stretch{at.Unix(), int64(offset)})
		_, until := at.ZoneBounds()
		if until.IsZero() {
			break
		}
		at = after(at, until)
	}
	return w
}

// after is the end of a stretch. On the last day of a leap year Go ends it before it has
// begun, at the 365th midnight of the year; the clocks have not changed then.
func after(at, until time.Time) time.Time {
	if until.After(at) {
		return until
	}
	return at.Add(time.Hour)
}

// at is where an instant lies in the days.
func (w wallClock) at(unix int64) moment {
	i := len(w.stretches) - 1
	for i > 0 && w.stretches[i].from > unix {
		i--
	}
	offset := w.stretches[i].offset
	local := unix + offset
	midnight := floor(local, secondsPerDay)
	m := moment{
		day:    int(midnight/secondsPerDay) - w.first,
		minute: int(local-midnight) / 60,
		offset: int(offset),
	}
	m.order = m.minute
	if i > 0 && unix-w.stretches[i].from < w.turnedBack(i) {
		m.twice, m.second = true, true
		repeatedUntil := w.stretches[i].from + w.stretches[i-1].offset
		m.order = int(min(repeatedUntil-midnight, secondsPerDay))/60 - 1
	}
	if i+1 < len(w.stretches) && w.stretches[i+1].from-unix <= w.turnedBack(i+1) {
		m.twice = true
	}
	return m
}

// turnedBack is by how many seconds clocks are turned back when a stretch begins;
// below zero: forward.
func (w wallClock) turnedBack(i int) int64 {
	return w.stretches[i-1].offset - w.stretches[i].offset
}

func floor(n, step int64) int64 {
	if n < 0 {
		n -= step - 1
	}
	return n / step * step
}
