package readiness_test

import (
	"cmp"
	"fmt"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/demo"
	"mieahealth.com/companion/cliniko/demo/random"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
)

// sweep reads a demo clinic as `check` does and judges it.
func sweep(t *testing.T, server *demo.Server) readiness.Report {
	t.Helper()
	swept, err := live.ReadOnce(t.Context(), clientOf(t, server), storage.ClinicID{Shard: "au4"}, 4, time.Now, func(int, int) {})
	require.NoError(t, err)
	return swept.Judge(storage.Clinic{})
}

// causesOf are the causes that a report tells of, each once, what only limits apart.
func causesOf(r readiness.Report) (causes, limits []readiness.Cause) {
	for _, v := range r.Verdicts {
		causes = append(causes, v.Causes...)
	}
	for _, f := range r.Findings {
		if f.Cause.Limit() {
			limits = append(limits, f.Cause)
		} else {
			causes = append(causes, f.Cause)
		}
	}
	slices.Sort(causes)
	slices.Sort(limits)
	return slices.Compact(causes), slices.Compact(limits)
}

// healthySeaside is the demo clinic with every fault repaired.
func healthySeaside() *demo.Server {
	server := demo.New(demo.Options{Seed: 7, Limit: -1})
	for _, f := range server.Faults() {
		server.Repair(f.ID)
	}
	return server
}

func TestAHealthyClinicIsReadyAndNothingIsSaidOfIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := sweep(t, healthySeaside())
		causes, _ := causesOf(r)
		require.Empty(t, causes)
		require.True(t, r.Ready)
		require.False(t, r.Incomplete)
	})
}

// limitsOf are the limits that faults without a cause add; bookings are none.
var limitsOf = map[string][]readiness.Cause{"day-part-cap": {readiness.LimitPerDayPart}}

func TestEachFaultOfTheDemoClinicGivesItsCauseAndNoOther(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := healthySeaside()
		_, usual := causesOf(sweep(t, server))
		for _, fault := range server.Faults() {
			require.True(t, server.Plant(fault.ID))
			r := sweep(t, server)
			causes, limits := causesOf(r)
			require.False(t, r.Incomplete, fault.ID)
			if fault.Cause == "" {
				require.Empty(t, causes, fault.ID)
				require.ElementsMatch(t, limitsOf[fault.ID], slices.DeleteFunc(limits, func(c readiness.Cause) bool { return slices.Contains(usual, c) }), fault.ID)
			} else {
				require.Equal(t, []readiness.Cause{readiness.Cause(fault.Cause)}, causes, fault.ID)
				require.Equal(t, !slices.ContainsFunc(r.Findings, func(f readiness.Finding) bool { return f.Severity == readiness.Blocker }), r.Ready, fault.ID)
			}
			require.True(t, server.Repair(fault.ID)) // the next shows that nothing is left of it
		}
		after, _ := causesOf(sweep(t, server))
		require.Empty(t, after)
	})
}

// What nobody shows online is a choice, so a clinic that shows some of its types is
// ready, and one that shows none is not.
func TestReadyIsAboutWhatIsShown(t *testing.T) {
	showOnly := func(shown ...string) readiness.Report {
		var r readiness.Report
		synctest.Test(t, func(t *testing.T) {
			server := healthySeaside()
			server.Change(func(c *demo.Clinic) {
				for i := range c.AppointmentTypes {
					c.AppointmentTypes[i].ShowOnline = slices.Contains(shown, c.AppointmentTypes[i].ID)
				}
			})
			r = sweep(t, server)
		})
		return r
	}
	require.True(t, showOnly(demo.Standard).Ready)
	r := showOnly()
	require.False(t, r.Ready)
	require.Equal(t, readiness.NothingBookable, r.Findings[0].Cause)
}

// The way of `check` over HTTP, with only those lists that it asks for, agrees with the
// clinic's own rules as well. It cannot check a day that is still today at a business
// and past for Cliniko.
func TestASweepAgreesWithTheClinicsOwnRules(t *testing.T) {
	t.Parallel()
	for seed := range uint64(clinicsRead) {
		synctest.Test(t, func(t *testing.T) {
			clinic := random.Odd(seed, time.Now())
			account, own := clinic.Zone, map[cliniko.BusinessID]string{}
			for _, b := range clinic.Businesses {
				own[cliniko.BusinessID(b.ID)] = cmp.Or(b.Zone, account)
			}
			server := demo.New(demo.Options{Clinic: &clinic, Limit: -1})
			today := dayOf(time.Now(), account)
			for _, v := range sweep(t, server).Verdicts {
				starts, enabled := server.Slots(offeringOf(v.Offering), today, today.AddDate(0, 0, daysJudged-2))
				about := fmt.Sprintf("seed %d, %v", seed, v)
				switch v.State {
				case readiness.Bookable:
					require.True(t, enabled, about)
				case readiness.Empty:
					require.True(t, enabled, about)
					require.Empty(t, starts, about)
				case readiness.Blocked:
					require.Empty(t, starts, about)
				case readiness.Unknown:
					require.Empty(t, v.Causes, about)
					require.True(t, dayOf(time.Now(), own[v.Business]).Before(today), about)
				}
			}
		})
	}
}
