package report

import (
	"bytes"
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
)

// booked is the clinic of these tests with everything in order.
func booked() (*cliniko.Account, readiness.Input) {
	a := seaside()
	for i := range a.Hours {
		a.Hours[i].Windows = day9to5
	}
	q := readiness.Input{Account: a, Seen: map[cliniko.Offering]readiness.Seen{}, From: cliniko.Date{Year: 2026, Month: 11, Day: 23}, To: cliniko.Date{Year: 2026, Month: 12, Day: 20}, Now: checkedAt}
	for _, v := range readiness.Judge(q).Verdicts {
		q.Seen[v.Offering] = free(checkedAt.Add(time.Hour))
	}
	return a, q
}

func TestALossIsInTheReport(t *testing.T) {
	a, q := booked()
	q.Baseline = readiness.NewBaseline(readiness.Snap(q, readiness.Judge(q)))
	who := q.Account.Practitioners[1]
	a.Practitioners[1].ShowOnline = false
	c := Check{Account: a, Report: readiness.Judge(q), From: q.From, To: q.To, CheckedAt: checkedAt}
	require.Equal(t, ExitNotReady, c.ExitCode())
	var text, doc bytes.Buffer
	require.NoError(t, c.WriteText(&text))
	require.Contains(t, text.String(), "What needs fixing (1)\n  1. "+who.Name+" hasn’t been bookable since today: turned off for online booking")
	require.NoError(t, c.WriteJSON(&doc))
	var read document
	require.NoError(t, json.Unmarshal(doc.Bytes(), &read))
	require.Equal(t, readiness.NoLongerBookable, read.Findings[0].Code)
	require.Equal(t, readiness.Blocker, read.Findings[0].Severity)
	require.Equal(t, readiness.Target{Practitioner: who.ID}, read.Findings[0].Target)
	for _, o := range read.Offerings {
		if o.Practitioner == who.ID && o.AppointmentType == "21" {
			require.Equal(t, readiness.NotOffered, o.State)
			require.Equal(t, []readiness.Cause{readiness.NoLongerBookable, readiness.PractitionerHidden}, o.Causes)
		}
	}
}

func TestANoteOnSeveralThingsNamesThem(t *testing.T) {
	a, q := booked()
	for i := range 12 {
		id := string(rune('a' + i))
		a.AppointmentTypes = append(a.AppointmentTypes, cliniko.AppointmentType{ID: cliniko.AppointmentTypeID(id), Name: "Old " + id, Archived: true})
	}
	c := Check{Account: a, Report: readiness.Judge(q), From: q.From, To: q.To, CheckedAt: checkedAt}
	var text, doc bytes.Buffer
	require.NoError(t, c.WriteText(&text))
	require.Contains(t, text.String(), "12 archived appointment types\n       Old a, Old b,")
	require.Contains(t, text.String(), "Old j and 2 others")
	require.NoError(t, c.WriteJSON(&doc))
	require.Contains(t, doc.String(), `"title": "Old l is archived"`)
}
