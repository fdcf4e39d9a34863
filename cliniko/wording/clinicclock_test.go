package wording_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
)

func TestThePastIsToldByTheClinicsClock(t *testing.T) {
	at := time.Date(2026, 11, 29, 0, 55, 0, 0, time.UTC)
	in := func(zone string) time.Time {
		here, err := time.LoadLocation(zone)
		require.NoError(t, err)
		return at.Add(time.Hour).In(here)
	}
	clinic := func(zones ...string) *cliniko.Account {
		a := &cliniko.Account{}
		for i, zone := range zones {
			a.Businesses = append(a.Businesses, cliniko.Business{ID: cliniko.BusinessID(rune('a' + i)), Zone: zone})
		}
		return a
	}
	for want, got := range map[string]string{
		"11:55 Sydney time":              wording.Style{}.PastAt(clinic("Australia/Sydney"), at, in("UTC")),
		"11:55":                          wording.Style{}.PastAt(clinic("Australia/Sydney"), at, in("Australia/Hobart")),
		"8:55 Perth time":                wording.Style{}.PastAt(clinic("Australia/Perth", "Australia/Sydney"), at, in("Australia/Perth")),
		"0:55":                           wording.Style{}.PastAt(clinic("", ""), at, in("UTC")),
		"1:55":                           wording.Style{}.PastAt(nil, at, in("Europe/Vienna")),
		"yesterday, 19:55 New York time": wording.Style{}.PastAt(clinic("America/New_York"), at, in("UTC").Add(8*time.Hour)),
	} {
		require.Equal(t, want, got)
	}
}
