package live

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
)

func TestChanges(t *testing.T) {
	t.Run("a check is compared with the one before, and says nothing when all is as it was", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			require.Empty(t, w.State().SinceCheck.Line())
			w.CheckNow()
			s := w.after(time.Minute)
			require.Empty(t, s.SinceCheck.Line())
			require.Empty(t, s.SinceVisit.Line())
		})
	})
	t.Run("a switch that flipped between two checks is told", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.source.change(func(s *fakeSource) { s.off = true })
			w.CheckNow()
			require.Contains(t, w.after(time.Minute).SinceCheck.Line(), "Online bookings")
			w.source.change(func(s *fakeSource) { s.off = false })
			w.CheckNow()
			s := w.after(150 * time.Millisecond)
			require.Equal(t, Checking, s.Status.Phase)
			require.Empty(t, s.SinceCheck.Line(), "what the next check will say is not known yet")
			require.Contains(t, w.after(time.Minute).SinceCheck.Line(), "Online bookings")
		})
	})
	t.Run("what happened while the app was closed is told at the next visit", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			clinic, ok := w.o.Clinics.Get(seaside)
			require.True(t, ok)
			require.NotEmpty(t, clinic.LastCheck, "the check went to the clinic's file")
			w.source.change(func(s *fakeSource) { s.off = true })
			w.restart()
			w.Open(seaside)
			require.NotEmpty(t, w.after(time.Minute).SinceVisit.Line())
		})
	})
	t.Run("a forgotten clinic's check is not written after the wipe", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.Forget(seaside)
			w.after(time.Minute)
			_, ok := w.o.Clinics.Get(seaside)
			require.False(t, ok)
			require.Equal(t, storage.ClinicID{}, w.State().Clinic.ID)
		})
	})
}

func TestLossesAfterTheHandOver(t *testing.T) {
	sent := func(c *storage.Clinic) { c.HandedOver = &storage.HandOver{To: "Ravi", At: time.Now().UTC()} }
	begun := func(w *world) {
		w.connect()
		w.Update(seaside, sent)
		w.after(time.Minute)
	}
	kept := func(w *world) storage.Clinic {
		clinic, ok := w.o.Clinics.Get(seaside)
		require.True(t, ok)
		return clinic
	}
	titles := func(r readiness.Report) (all []string) {
		for _, f := range r.Findings {
			if f.Cause == readiness.NoLongerBookable {
				all = append(all, f.Title)
			}
		}
		return all
	}
	lose := func(w *world) *State {
		w.source.change(func(s *fakeSource) { s.practitioners = 1 })
		w.CheckNow()
		return w.after(time.Minute)
	}
	t.Run("are told with the day on which they were first seen, also after a restart and by a check without a window", func(t *testing.T) {
		inWorld(t, 2, func(w *world) {
			begun(w)
			require.Empty(t, w.State().Report.Losses)
			require.NotEmpty(t, kept(w).Baseline)
			s := lose(w)
			require.Equal(t, []string{"P1 hasn’t been bookable since today: no longer in Cliniko"}, titles(s.Report))
			w.stop()
			time.Sleep(30 * time.Hour)
			w.run(w.o.Store, w.o.Clinics)
			w.Open(seaside)
			s = w.after(time.Minute)
			require.Equal(t, []string{"P1 hasn’t been bookable since yesterday: no longer in Cliniko"}, titles(s.Report))
			reading, err := ReadOnce(context.Background(), w.source, storage.ClinicID{Shard: "au4"}, 4, time.Now, func(int, int) {})
			require.NoError(t, err)
			require.Equal(t, titles(s.Report), titles(reading.Judge(kept(w))))
			require.Empty(t, titles(reading.Judge(storage.Clinic{})))
		})
	})
	t.Run("are measured anew when the key is sent again, and not once the hand-over is taken back", func(t *testing.T) {
		inWorld(t, 2, func(w *world) {
			begun(w)
			require.NotEmpty(t, lose(w).Report.Losses)
			w.Update(seaside, func(c *storage.Clinic) { c.HandedOver = nil })
			require.Empty(t, w.after(time.Minute).Report.Losses)
			require.Empty(t, kept(w).Baseline)
			w.Update(seaside, sent)
			require.Empty(t, w.after(time.Minute).Report.Losses)
			require.NotEmpty(t, kept(w).Baseline)
		})
	})
	t.Run("are told of what was confirmed too, and sending the key takes none of them back", func(t *testing.T) {
		inWorld(t, 2, func(w *world) {
			w.connect()
			w.Update(seaside, func(c *storage.Clinic) { c.Decision = &storage.Decision{At: time.Now().UTC()} })
			w.after(time.Minute)
			confirmed := kept(w).Baseline
			require.NotEmpty(t, confirmed)
			lost := []string{"P1 hasn’t been bookable since today: no longer in Cliniko"}
			require.Equal(t, lost, titles(lose(w).Report))
			w.Update(seaside, sent)
			require.Equal(t, lost, titles(w.after(time.Minute).Report))
			require.NotEqual(t, confirmed, kept(w).Baseline, "what can be booked by then is added")
			w.restart()
			w.Open(seaside)
			require.Equal(t, lost, titles(w.after(time.Minute).Report))
			w.Update(seaside, func(c *storage.Clinic) { c.HandedOver = nil })
			require.Equal(t, lost, titles(w.after(time.Minute).Report))
			w.Update(seaside, func(c *storage.Clinic) { c.Decision = &storage.Decision{At: time.Now().UTC()} })
			require.Equal(t, lost, titles(w.after(time.Minute).Report), "the list cannot show who is gone, so that confirming it again takes no loss back")
			w.Update(seaside, func(c *storage.Clinic) {
				c.Marks = []storage.Mark{{Offering: cliniko.Offering{Practitioner: practitionerID(1)}, Word: string(readiness.LeaveOut), At: time.Now().UTC()}}
			})
			for _, f := range w.after(time.Minute).Report.Findings {
				require.False(t, f.Cause == readiness.NoLongerBookable && f.Severity == readiness.Blocker, "only ignoring it does")
			}
		})
	})
	confirmed := func(c *storage.Clinic) { c.Decision = &storage.Decision{At: time.Now().UTC()} }
	t.Run("are told of the earlier baseline until another can be measured", func(t *testing.T) {
		for name, before := range map[string]func(*storage.Clinic){"confirmed again": confirmed, "confirmed after the key was sent": sent} {
			t.Run(name, func(t *testing.T) {
				inWorld(t, 2, func(w *world) {
					w.connect()
					w.Update(seaside, before)
					w.after(time.Minute)
					measured := kept(w).Baseline
					require.NotEmpty(t, measured)
					w.source.change(func(s *fakeSource) { s.practitioners = 3 })
					w.source.break_(func(what string) error {
						if strings.Contains(what, string(practitionerID(2))) {
							return &cliniko.Error{Kind: cliniko.KindForbidden, Status: 403}
						}
						return nil
					})
					w.CheckNow()
					w.after(time.Minute)
					w.Update(seaside, confirmed)
					s := w.after(time.Minute)
					require.Equal(t, UpToDate, s.Status.Phase)
					require.Equal(t, string(measured), string(kept(w).Baseline), "what could not be checked begins nothing and ends nothing")
					w.restart()
					w.Open(seaside)
					w.after(time.Minute)
					require.NotEmpty(t, lose(w).Report.Losses)
				})
			})
		}
	})
	t.Run("are told no more of what was unticked, also once that is taken back", func(t *testing.T) {
		inWorld(t, 2, func(w *world) {
			w.connect()
			w.Update(seaside, confirmed)
			w.after(time.Minute)
			require.Len(t, lose(w).Report.Losses, 1)
			w.Update(seaside, func(c *storage.Clinic) {
				confirmed(c)
				c.Marks = []storage.Mark{{Offering: cliniko.Offering{Practitioner: practitionerID(1)}, Word: string(readiness.ShouldBeOff), At: time.Now().UTC()}}
			})
			require.Empty(t, w.after(time.Minute).Report.Losses)
			w.Update(seaside, func(c *storage.Clinic) { c.Marks = nil })
			require.Empty(t, w.after(time.Minute).Report.Losses)
		})
	})
	t.Run("are measured against a check between sending the key and confirming, where no baseline was kept", func(t *testing.T) {
		inWorld(t, 2, func(w *world) {
			begun(w)
			w.CheckNow()
			w.after(2 * time.Minute)
			w.stop()
			clinic := kept(w)
			clinic.Baseline = nil
			confirmed(&clinic)
			require.NoError(t, w.o.Clinics.Save(clinic))
			w.source.change(func(s *fakeSource) { s.practitioners = 1 })
			w.run(w.o.Store, w.o.Clinics)
			w.Open(seaside)
			require.Len(t, titles(w.after(time.Minute).Report), 1)
		})
	})
	t.Run("are measured against an earlier check, where the key was sent to an app that kept no baseline", func(t *testing.T) {
		inWorld(t, 2, func(w *world) {
			begun(w)
			w.CheckNow()
			w.after(2 * time.Minute)
			w.restart()
			w.source.change(func(s *fakeSource) { s.practitioners = 1 })
			clinic := kept(w)
			clinic.Baseline = nil
			require.NoError(t, w.o.Clinics.Save(clinic))
			w.Open(seaside)
			require.Len(t, titles(w.after(time.Minute).Report), 1)
		})
	})
}
