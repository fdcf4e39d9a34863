package demo

import (
	"fmt"
	"hash/fnv"
	"time"
)

// A kind of record has a range of ids of its own, so that an id of one kind is never
// an id of another.
const (
	kindAccount = iota
	kindUser
	kindBusiness
	kindPractitioner
	kindType
	kindHours
	kindBlock
	kindAvailability
)

// newID is the id of the nth record of a kind: 19 digits, too large for a float64 to
// hold exactly.
func newID(kind, n int) string {
	return fmt.Sprintf("16%02d%015d", kind, 555_821_232_989+n*7_919)
}

// hoursID is the same for the same weekday of the same person at the same place,
// however often the hours are replaced.
func hoursID(practitioner, business string, day time.Weekday) string {
	sum := fnv.New32a()
	_, _ = fmt.Fprint(sum, practitioner, business, int(day))
	return newID(kindHours, int(sum.Sum32()))
}
