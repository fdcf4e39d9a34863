package cliniko

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Hours lists the weekly schedules of all practitioners at all businesses. A weekday
// without hours has no entry.
func (c *Client) Hours(ctx context.Context) ([]Hours, error) {
	all, err := list(ctx, c, request{what: string(ListHours), path: pathHours, field: "daily_availabilities"}, readHours)
	return slices.DeleteFunc(all, func(h Hours) bool { return len(h.Windows) == 0 }), err
}

func readHours(r row) (Hours, bool) {
	hours := Hours{
		Practitioner: PractitionerID(r.linked("practitioner")),
		Business:     BusinessID(r.linked("business")),
		Zone:         r.zone(),
	}
	for _, told := range r.objects("availabilities") {
		if window, ok := readWindow(told.text("starts_at"), told.text("ends_at")); ok {
			hours.Windows = append(hours.Windows, window)
		}
	}
	// The older documentation counts Monday 1 to Sunday 7, the newer one 0 to 6
	// without saying which day is 0: Monday to Saturday agree, Sunday is 0 or 7.
	day := within(r.number("day_of_week"), 0, 7, -1)
	hours.Weekday = time.Weekday(max(day, 0) % 7)
	return hours, hours.Practitioner != "" && hours.Business != "" && day >= 0
}

// readWindow reads "09:00" to "17:00". Hours that end before they begin run over
// midnight; an end at "00:00" is the midnight after. Otherwise hours that end as they
// begin are none.
func readWindow(from, to string) (Window, bool) {
	begin, ok := readClock(from)
	end, ended := readClock(to)
	if end == 0 || end < begin {
		end += minutesOfDay
	}
	return Window{begin, end}, ok && ended && begin < min(end, minutesOfDay)
}

// readClock reads "HH:MM", seconds ignored, into minutes since midnight.
func readClock(text string) (int, bool) {
	parts := strings.Split(text, ":")
	if len(parts) < 2 || len(parts) > 3 {
		return 0, false
	}
	hour, err := strconv.ParseUint(parts[0], 10, 8)
	minute, minuteErr := strconv.ParseUint(parts[1], 10, 8)
	minutes := int(hour)*60 + int(minute)
	return minutes, err == nil && minuteErr == nil && minute < 60 && minutes <= minutesOfDay
}
