package storage_test

import (
	"fmt"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

var seaside = storage.ClinicID{Shard: "au4", Account: "123"}

// The store keeps what Cliniko answered, and gives it by the days of a business's clock.
func ExampleStore() {
	paths, remove, err := storage.TemporaryPaths()
	if err != nil {
		fmt.Println(err)
		return
	}
	defer remove()
	store, err := storage.OpenStore(paths.Cache)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer store.Close()

	monday := cliniko.Date{Year: 2026, Month: time.November, Day: 23}
	nine := time.Date(2026, time.November, 24, 9, 0, 0, 0, time.UTC)
	_ = store.PutSlots(seaside, &storage.OfferingWeek{
		Offering: cliniko.Offering{Business: "7", Practitioner: "11", AppointmentType: "3"},
		Monday:   monday, From: monday, To: monday.Add(6), ReadAt: nine, Starts: []int64{nine.Unix()},
	})

	for _, days := range store.Slots(seaside).Days("7", monday.Add(1), monday.Add(2)) {
		fmt.Println(days.Practitioner, time.Unix(days.Starts[0], 0).UTC().Format(time.DateTime), days.States[0] == storage.DayRead)
	}
	// Output: 11 2026-11-24 09:00:00 true
}

// What people made of a clinic outlives the store.
func ExampleClinics() {
	paths, remove, err := storage.TemporaryPaths()
	if err != nil {
		fmt.Println(err)
		return
	}
	defer remove()
	clinics, _ := storage.OpenClinics(paths.Data)
	_ = clinics.Save(storage.Clinic{ID: seaside, Name: "Seaside Physio"})

	again, err := storage.OpenClinics(paths.Data)
	clinic, known := again.Get(seaside)
	fmt.Println(clinic.Name, known, err, len(again.Notices()))
	// Output: Seaside Physio true <nil> 0
}
