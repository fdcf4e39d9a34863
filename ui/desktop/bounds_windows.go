package desktop

import (
	"unsafe"

	"golang.org/x/sys/windows"
)

// A window is given by its HWND.

var (
	user32            = windows.NewLazySystemDLL("user32.dll")
	getWindowRect     = user32.NewProc("GetWindowRect")
	monitorFromWindow = user32.NewProc("MonitorFromWindow")
	getMonitorInfo    = user32.NewProc("GetMonitorInfoW")
	showWindow        = user32.NewProc("ShowWindow")
	isZoomed          = user32.NewProc("IsZoomed")
	setWindowPos      = user32.NewProc("SetWindowPos")
)

const (
	monitorDefaultToNearest = 2
	swRestore               = 9
	swpNoZOrder             = 0x4
	swpNoActivate           = 0x10
)

func boundsOf(r windows.Rect) Bounds {
	return Bounds{X: int(r.Left), Y: int(r.Top), Width: int(r.Right - r.Left), Height: int(r.Bottom - r.Top)}
}

// BoundsOf is where a window lies; false: not known.
func BoundsOf(window uintptr) (b Bounds, known bool) {
	var r windows.Rect
	done, _, _ := getWindowRect.Call(window, uintptr(unsafe.Pointer(&r)))
	return boundsOf(r), done != 0
}

// WorkArea is the part of the screen under a window that the task bar leaves free; false: not
// known.
func WorkArea(window uintptr) (area Bounds, known bool) {
	monitor, _, _ := monitorFromWindow.Call(window, monitorDefaultToNearest)
	info := struct {
		size          uint32
		monitor, work windows.Rect
		flags         uint32
	}{}
	info.size = uint32(unsafe.Sizeof(info))
	done, _, _ := getMonitorInfo.Call(monitor, uintptr(unsafe.Pointer(&info)))
	return boundsOf(info.work), done != 0
}

// Move puts a window somewhere; one that fills its screen no longer does.
func Move(window uintptr, to Bounds) {
	if zoomed, _, _ := isZoomed.Call(window); zoomed != 0 {
		_, _, _ = showWindow.Call(window, swRestore)
	}
	_, _, _ = setWindowPos.Call(window, 0, uintptr(to.X), uintptr(to.Y), uintptr(to.Width), uintptr(to.Height), swpNoZOrder|swpNoActivate)
}
