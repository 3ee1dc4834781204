"""A pyusb back end with one printer on it: real pyusb above, a `CommandReader` below."""

from __future__ import annotations

import array
import errno
from types import SimpleNamespace
from typing import Any

import pytest
import usb.backend
import usb.core
import usb.util

from tests.printers.command_reader import CommandReader

OUT, IN = 0x03, 0x84
VENDOR, PRODUCT = 0x04B8, 0x0E28


class UsbBus(usb.backend.IBackend):  # type: ignore[misc]
    """`fault` is raised by every transfer; `takes` false: writing times out."""

    def __init__(self, *, printer_class: int = 7) -> None:
        self.reader = CommandReader()
        self.plugged = True
        self.takes = True
        self.speaks = True
        self.kernel_driver = True
        self.fault = 0
        self.claimed = 0
        self.resets = 0
        self.configured = 1
        self._class = printer_class
        self._said = bytearray()

    def enumerate_devices(self) -> list[object]:
        return ["printer"] if self.plugged else []

    def get_device_descriptor(self, dev: object) -> object:
        return SimpleNamespace(
            bLength=18, bDescriptorType=1, bcdUSB=0x200, bDeviceClass=0, bDeviceSubClass=0, bDeviceProtocol=0,
            bMaxPacketSize0=64, idVendor=VENDOR, idProduct=PRODUCT, bcdDevice=0x100, iManufacturer=0,
            iProduct=0, iSerialNumber=0, bNumConfigurations=1, address=5, bus=1, port_number=1,
            port_numbers=(1,), speed=3,
        )  # fmt: skip

    def get_configuration_descriptor(self, dev: object, config: int) -> object:
        if config > 0:
            raise IndexError
        return SimpleNamespace(
            bLength=9, bDescriptorType=2, wTotalLength=32, bNumInterfaces=1, bConfigurationValue=1,
            iConfiguration=0, bmAttributes=0xC0, bMaxPower=1, extra_descriptors=[],
        )  # fmt: skip

    def get_interface_descriptor(self, dev: object, intf: int, alt: int, config: int) -> object:
        if intf or alt:
            raise IndexError
        return SimpleNamespace(
            bLength=9, bDescriptorType=4, bInterfaceNumber=0, bAlternateSetting=0, bNumEndpoints=2,
            bInterfaceClass=self._class, bInterfaceSubClass=1, bInterfaceProtocol=2, iInterface=0,
            extra_descriptors=[],
        )  # fmt: skip

    def get_endpoint_descriptor(self, dev: object, ep: int, intf: int, alt: int, config: int) -> object:
        if ep > 1:
            raise IndexError
        return SimpleNamespace(
            bLength=7, bDescriptorType=5, bEndpointAddress=(OUT, IN)[ep], bmAttributes=2, wMaxPacketSize=64,
            bInterval=0, bRefresh=0, bSynchAddress=0, extra_descriptors=[],
        )  # fmt: skip

    def open_device(self, dev: object) -> object:
        if self.fault:
            raise usb.core.USBError("refused", errno=self.fault)
        return dev

    def close_device(self, handle: object) -> None:
        """Nothing is held."""

    def get_configuration(self, handle: object) -> int:
        return self.configured

    def set_configuration(self, handle: object, value: int) -> None:
        self.configured = value

    def claim_interface(self, handle: object, intf: int) -> None:
        self.claimed += 1

    def release_interface(self, handle: object, intf: int) -> None:
        self.claimed -= 1

    def is_kernel_driver_active(self, handle: object, intf: int) -> bool:
        return self.kernel_driver

    def detach_kernel_driver(self, handle: object, intf: int) -> None:
        self.kernel_driver = False

    def reset_device(self, handle: object) -> None:
        self.resets += 1

    def bulk_write(self, handle: object, ep: int, intf: int, data: Any, timeout: int) -> int:
        assert ep == OUT
        assert timeout > 0, "0 waits for ever"
        if not self.plugged:
            raise usb.core.USBError("gone", errno=errno.ENODEV)
        if not self.takes:
            raise usb.core.USBTimeoutError("timed out", errno=errno.ETIMEDOUT)
        self._said += self.reader.feed(bytes(data))
        return len(data)

    def bulk_read(self, handle: object, ep: int, intf: int, buff: array.array[int], timeout: int) -> int:
        assert ep == IN
        assert timeout > 0, "0 waits for ever"
        if not self.plugged:
            raise usb.core.USBError("gone", errno=errno.ENODEV)
        if not (self._said and self.speaks):
            raise usb.core.USBTimeoutError("timed out", errno=errno.ETIMEDOUT)
        count = min(len(buff), len(self._said))
        buff[:count] = array.array("B", self._said[:count])
        del self._said[:count]
        return count


def plug(monkeypatch: pytest.MonkeyPatch, bus: UsbBus) -> UsbBus:
    """Let pyusb find this bus and no other."""
    find = usb.core.find
    monkeypatch.setattr(usb.core, "find", lambda **wanted: find(**{**wanted, "backend": bus}))
    return bus
