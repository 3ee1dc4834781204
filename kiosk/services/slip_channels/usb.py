"""A printer on USB, without a driver of the system between: pyusb.

Not python-escpos' `Usb`: it resets the printer whenever it opens one, which loses what is being printed, its
end points are guessed, and it reads without a time limit.
"""

from __future__ import annotations

import errno
from typing import Any

from kiosk.core.printers import PrinterState
from kiosk.services.slip_channels import PrinterTrouble
from kiosk.services.slip_channels.patience import Patience

PRINTER_CLASS = 7
_AT_ONCE_BYTES = 4096
_LEAST_MS = 10
"""libusb takes 0 for ever."""
_STATES: dict[int, PrinterState] = {
    errno.ENOENT: "missing",
    errno.ENODEV: "missing",
    errno.EBUSY: "refused",
    errno.EACCES: "refused",
    errno.EPERM: "refused",
}


class UsbWire:
    """A claimed printer interface. `target` is `vvvv:pppp`, vendor and product in hexadecimal."""

    def __init__(self, target: str, _patience: Patience) -> None:
        """Raises PrinterTrouble: `missing` where it is not plugged in, or pyusb finds no libusb."""
        import usb.core
        import usb.util

        self._core, self._util = usb.core, usb.util
        vendor, _, product = target.partition(":")
        try:
            device = usb.core.find(idVendor=int(vendor, 16), idProduct=int(product, 16))
        except (usb.core.NoBackendError, ValueError) as fault:
            raise PrinterTrouble("missing", f"{target}: {fault}") from fault
        except usb.core.USBError as fault:  # the bus itself cannot be looked at
            raise _trouble(fault) from fault
        if device is None:
            raise PrinterTrouble("missing", f"{target} is not plugged in")
        self._device: Any = device
        try:
            self._claim()
        except usb.core.USBError as fault:
            usb.util.dispose_resources(device)
            raise _trouble(fault) from fault

    def send(self, data: bytes, patience_s: float) -> int:
        try:
            went = self._out.write(data[:_AT_ONCE_BYTES], max(_LEAST_MS, int(patience_s * 1000)))
        except self._core.USBTimeoutError:
            return 0
        except self._core.USBError as fault:
            raise _trouble(fault) from fault
        return int(went)

    def receive(self, patience_s: float) -> bytes:
        if self._in is None:
            return b""
        try:
            said = self._in.read(self._in.wMaxPacketSize, max(_LEAST_MS, int(patience_s * 1000)))
        except self._core.USBTimeoutError:
            return b""
        except self._core.USBError as fault:
            raise _trouble(fault) from fault
        return bytes(said)

    def unsent(self) -> int:
        return 0

    def close(self, *, drop: bool) -> None:
        try:
            self._util.release_interface(self._device, self._number)
        except self._core.USBError:
            pass  # unplugged
        finally:
            self._util.dispose_resources(self._device)

    def _claim(self) -> None:
        """Take the printer's interface, from the system's driver too, and find its end points."""
        try:
            configuration = self._device.get_active_configuration()
        except self._core.USBError:
            self._device.set_configuration()
            configuration = self._device.get_active_configuration()
        interface = self._util.find_descriptor(configuration, bInterfaceClass=PRINTER_CLASS)
        if interface is None:  # many cheap ones say that they are of no class
            interface = configuration[(0, 0)]
        self._number = interface.bInterfaceNumber
        try:
            if self._device.is_kernel_driver_active(self._number):
                self._device.detach_kernel_driver(self._number)
        except NotImplementedError:
            pass  # Windows, where libusb shares a device with no driver
        self._util.claim_interface(self._device, self._number)
        self._out = self._end_point(interface, self._util.ENDPOINT_OUT)
        self._in = self._end_point(interface, self._util.ENDPOINT_IN)
        if self._out is None:
            raise PrinterTrouble("refused", "it has no way in")

    def _end_point(self, interface: Any, direction: int) -> Any:
        return self._util.find_descriptor(
            interface,
            custom_match=lambda each: (
                self._util.endpoint_direction(each.bEndpointAddress) == direction
                and self._util.endpoint_type(each.bmAttributes) == self._util.ENDPOINT_TYPE_BULK
            ),
        )


def usb_printers() -> tuple[tuple[str, str], ...]:
    """Printers that are plugged in, as `vvvv:pppp` and a name; none where pyusb finds no libusb.

    Never raises.
    """
    import usb.core
    import usb.util

    try:
        devices = list(usb.core.find(find_all=True))
    except (usb.core.USBError, ValueError, NotImplementedError):
        return ()
    printers = [each for each in devices if _is_printer(each)]
    return tuple((f"{each.idVendor:04x}:{each.idProduct:04x}", _name(each)) for each in printers)


def _is_printer(device: Any) -> bool:
    import usb.core
    import usb.util

    try:
        return any(
            usb.util.find_descriptor(configuration, bInterfaceClass=PRINTER_CLASS) is not None
            for configuration in device
        )
    except (usb.core.USBError, NotImplementedError):
        return False


def _name(device: Any) -> str:
    """What a printer calls itself, else its numbers: not every user may open it to ask."""
    import usb.core

    try:
        words = [word.strip() for word in (device.manufacturer, device.product) if word]
    except (usb.core.USBError, ValueError, NotImplementedError):
        words = []
    return " ".join(words) or f"{device.idVendor:04x}:{device.idProduct:04x}"


def _trouble(fault: Any) -> PrinterTrouble:
    return PrinterTrouble(_STATES.get(fault.errno or 0, "offline"), str(fault))
