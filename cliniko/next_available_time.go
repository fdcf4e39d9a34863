package cliniko

import (
	"bytes"
	"context"
	"encoding/json"
	"time"
)

// NextAvailableTime is the first bookable start from a day on; zero: none. The days
// are as in [Client.AvailableTimes], but up to a year: Cliniko's specification says 7
// days here too, clients in production ask for 90. It may refuse more (KindBadWindow),
// or look at fewer than asked. How it says "none" is not documented, so an answer
// without a body, an empty one, and a missing or null time all mean it.
func (c *Client) NextAvailableTime(ctx context.Context, o Offering, from, to Date) (time.Time, error) {
	q := request{
		what: askNext, path: pathNextAvailableTime, ids: o.ids(),
		query: window(from, to),
	}
	if err := c.checkWindow(q, from, to, daysOfNext); err != nil {
		return time.Time{}, err
	}
	body, fault := c.get(ctx, q.address(c.gate.root))
	if fault != nil {
		return time.Time{}, badWindow(c.about(q, fault))
	}
	var told row
	if len(bytes.TrimSpace(body)) > 0 && json.Unmarshal(body, &told) != nil {
		return time.Time{}, c.about(q, unreadable("it is no object", nil))
	}
	if !told.has("appointment_start") || string(told["appointment_start"]) == `""` {
		return time.Time{}, nil
	}
	start, ok := told.moment("appointment_start")
	if !ok || DateOf(start).Before(from.Add(-1)) {
		return time.Time{}, c.about(q, unreadable("its time makes no sense", nil))
	}
	return start, nil
}
