package report

import (
	"context"
	"errors"

	"mieahealth.com/companion/cliniko"
)

// Sentence is why a check with a key could not be done, as a person reads it.
func Sentence(err error, key cliniko.Key) string {
	var fault *cliniko.Error
	switch {
	case errors.Is(err, context.Canceled):
		return "The check was stopped before it finished. Run it again any time."
	case !errors.As(err, &fault):
		return err.Error()
	case fault.Kind == cliniko.KindKeyRefused:
		return cliniko.RefusedKey(key.Shard(), key.NamesRegion())
	}
	return fault.Sentence()
}
