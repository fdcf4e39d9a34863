package demo

import (
	"cmp"
	"net/http"
	"time"
)

const badWindow = "Invalid time frame definition. Please check from/to param limitations."

// longestStep is what Cliniko's staff name as the largest step from one day to the
// other; both are part of the window, which makes a week.
const longestStep = 6

func (c call) offering() Offering { return Offering{c.ids[0], c.ids[1], c.ids[2]} }

// availableTimes answers at most a week, from today on as the account's zone counts.
func (c call) availableTimes() reply {
	if !c.enabled(c.offering()) {
		return empty(http.StatusNotFound)
	}
	from, to, ok := c.window(c.query.Get("from"), c.query.Get("to"))
	if !ok || days(from, to) > longestStep {
		return badRequest(badWindow)
	}
	starts, _ := c.Slots(c.offering(), from, to, c.now)
	return c.page("available_times", rows(starts, func(at time.Time) object {
		return object{"appointment_start": moment(at)}
	}))
}

// nextAvailableTime takes a window of any length, by default the whole horizon; with
// no time in it, appointment_start is absent. Both are our choice: the documents
// contradict each other on the first and are silent on the second.
func (c call) nextAvailableTime() reply {
	if !c.enabled(c.offering()) {
		return empty(http.StatusNotFound)
	}
	last := c.today().AddDate(0, 0, c.Online.DaysAhead)
	from, to, ok := c.window(
		cmp.Or(c.query.Get("from"), c.today().Format(time.DateOnly)),
		cmp.Or(c.query.Get("to"), last.Format(time.DateOnly)))
	if !ok {
		return badRequest(badWindow)
	}
	answer := object{"total_entries": 0, "links": c.self("%s", c.path)}
	if starts, _ := c.Slots(c.offering(), from, to, c.now); len(starts) > 0 {
		answer["total_entries"] = 1
		answer["appointment_start"] = moment(starts[0])
	}
	return found(answer)
}

func (c call) today() time.Time { return calendarDay(c.now, c.accountLocation()) }

// window reads two days. false: unreadable, in the past or turned round.
func (c call) window(first, last string) (from, to time.Time, ok bool) {
	from, fromErr := time.Parse(time.DateOnly, first)
	to, toErr := time.Parse(time.DateOnly, last)
	return from, to, fromErr == nil && toErr == nil && !from.Before(c.today()) && !to.Before(from)
}
