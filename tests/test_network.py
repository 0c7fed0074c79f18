import socket

import pytest


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "footnote.example"])
def test_other_machines_are_out_of_reach(host: str) -> None:
    with pytest.raises(pytest.fail.Exception, match=host):
        socket.create_connection((host, 80), timeout=1)


def test_a_socket_made_by_hand_is_no_way_out() -> None:
    with socket.socket() as out, pytest.raises(pytest.fail.Exception, match=r"192\.0\.2\.1"):
        out.connect_ex(("192.0.2.1", 80))


def test_this_machine_is_in_reach() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=5) as client,
    ):
        assert client.getpeername() == server.getsockname()
