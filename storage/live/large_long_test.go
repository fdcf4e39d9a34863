//go:build long

package live

import "testing"

func TestLargeClinic(t *testing.T) { readClinic(t, largeSize, 1.05) }

func TestFirstReadingOfALargeClinic(t *testing.T) { readFirst(t, largeSize, 0, 2) }

func TestTheTimeLeftInALargeClinic(t *testing.T) { estimateTimeLeft(t, largeSize, 10) }
