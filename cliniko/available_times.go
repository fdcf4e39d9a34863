package cliniko

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"time"
)

// The most calendar days in one request, both ends included.
const (
	daysOfTimes = 7
	daysOfNext  = 373 // a year and the rest of its last week
)

// AvailableTimes are the bookable starts of an offering from one day to another,
// both included and at most 7 calendar days together, in UTC and in order.
// KindBadWindow: Cliniko counts from as past; ask again from tomorrow.
// KindNotFound: one of the three is not enabled for online bookings.
func (c *Client) AvailableTimes(ctx context.Context, o Offering, from, to Date) ([]time.Time, error) {
	q := request{
		what: askTimes, path: pathAvailableTimes, ids: o.ids(), field: "available_times",
		query: window(from, to), most: mostStarts,
	}
	if err := c.checkWindow(q, from, to, daysOfTimes); err != nil {
		return nil, err
	}
	starts, err := list(ctx, c, q, readStart)
	if err != nil {
		return nil, badWindow(err)
	}
	starts = slices.DeleteFunc(starts, func(t time.Time) bool {
		day := DateOf(t)
		return day.Before(from.Add(-1)) || to.Add(1).Before(day)
	})
	slices.SortFunc(starts, time.Time.Compare)
	return slices.CompactFunc(starts, time.Time.Equal), nil
}

func readStart(r row) (time.Time, bool) { return r.moment("appointment_start") }

func (o Offering) ids() []string {
	return []string{string(o.Business), string(o.Practitioner), string(o.AppointmentType)}
}

func window(from, to Date) url.Values {
	return url.Values{"from": {from.String()}, "to": {to.String()}}
}

func (c *Client) checkWindow(q request, from, to Date, most int) error {
	if days := to.DaysSince(from) + 1; days < 1 || days > most {
		return c.about(q, &Error{Kind: KindRefusedHere, Err: &refusal{"too many days, or none"}})
	}
	return nil
}

// badWindow tells the 400 of a window apart from other answers that cannot be used:
// Cliniko counts days in the account's own zone, which it does not tell.
func badWindow(err error) error {
	if fault, ok := errors.AsType[*Error](err); ok && fault.Status == http.StatusBadRequest && fault.Kind == KindBadAnswer {
		fault.Kind = KindBadWindow
	}
	return err
}
