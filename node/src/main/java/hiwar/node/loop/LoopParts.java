package hiwar.node.loop;

import hiwar.media.srtp.PacketCiphers;
import hiwar.node.dtls.DtlsCertificate;
import hiwar.node.udp.UdpPort;
import hiwar.room.stage.TalkOutputs;

/** What a loop is made of; the port and the ciphers become its own, the rest is the node's. */
public record LoopParts(
        UdpPort udp, PacketCiphers ciphers, DtlsCertificate certificate, Sessions sessions, TalkOutputs talks) {}
