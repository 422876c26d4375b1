package org.planettracker.gatling.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

import com.sun.management.UnixOperatingSystemMXBean;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor.TickType;
import oshi.software.os.InternetProtocolStats.TcpState;
import oshi.software.os.OSProcess;

/** The machine everything runs on: what it is, and the memory and connections of its processes. */
public final class Machine {

    private static final double GIB = 1L << 30;

    private static final List<TickType> BUSY = List.of(TickType.USER, TickType.NICE, TickType.SYSTEM);

    private final SystemInfo system = new SystemInfo();

    /** Resident and virtual memory of a process in bytes, absent when it is gone. */
    public @Nullable Memory memory(long pid) {
        OSProcess process = system.getOperatingSystem().getProcess(Math.toIntExact(pid));
        return process == null ? null : new Memory(process.getResidentMemory(), process.getVirtualSize());
    }

    /**
     * Memory of a process.
     *
     * @param residentBytes in RAM
     * @param virtualBytes of address space
     */
    public record Memory(long residentBytes, long virtualBytes) {}

    /** Established TCP connections whose server end is at a port of this machine, as the kernel lists them. */
    public long connections(int serverPort) {
        List<Path> tables = Stream.of("tcp", "tcp6").map(name -> Path.of("/proc/net", name)).filter(Files::isReadable)
                .toList();
        if (!tables.isEmpty()) {
            return tables.stream().mapToLong(table -> established(table, serverPort)).sum();
        }
        return system.getOperatingSystem().getInternetProtocolStats().getConnections().stream()
                .filter(connection -> connection.getState() == TcpState.ESTABLISHED
                        && connection.getLocalPort() == serverPort)
                .count();
    }

    /**
     * Linux: the kernel's own table, without a look at every descriptor of every process. Second field: local address and port in
     * hexadecimal digits; fourth: state, 01 when established.
     */
    private static long established(Path table, int serverPort) {
        String port = String.format(Locale.ROOT, ":%04X", serverPort);
        try (Stream<String> lines = Files.lines(table)) {
            return lines.skip(1).map(line -> line.strip().split("\\s+", 5))
                    .filter(fields -> fields[1].endsWith(port) && "01".equals(fields[3])).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Memory that programs may still take without swapping, in bytes. */
    public long availableBytes() {
        return system.getHardware().getMemory().getAvailable();
    }

    /**
     * Processor seconds used so far by everything on this machine. What the kernel does on interrupts is left out: nearly all of it here
     * is the loopback network, which is part of the load.
     */
    public double busySeconds() {
        return seconds(BUSY);
    }

    /** Processor seconds so far in which this machine had work and its hypervisor served other guests; 0 where it does not tell. */
    public double stolenSeconds() {
        return seconds(List.of(TickType.STEAL));
    }

    private double seconds(List<TickType> types) {
        long[] ticks = system.getHardware().getProcessor().getSystemCpuLoadTicks();
        return types.stream().mapToLong(type -> ticks[type.getIndex()]).sum() / 1e3;
    }

    /** Load average over one minute; negative where the system has none. */
    public double loadAverage() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** How many files and sockets a process may have open; empty where the system has no such limit. */
    public OptionalLong filesAllowed() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? OptionalLong.of(unix.getMaxFileDescriptorCount())
                : OptionalLong.empty();
    }

    /** What a reader needs to know of the machine, in the order to print. */
    public Map<String, String> description() {
        Map<String, String> lines = new LinkedHashMap<>();
        var processor = system.getHardware().getProcessor();
        lines.put("processor", processor.getProcessorIdentifier().getName().strip());
        lines.put("cores",
                processor.getPhysicalProcessorCount() + " physical, " + processor.getLogicalProcessorCount()
                        + " logical, "
                        + Runtime.getRuntime().availableProcessors() + " usable");
        lines.put("memory",
                String.format(Locale.ROOT, "%.1f GiB, %.1f GiB available",
                        system.getHardware().getMemory().getTotal() / GIB,
                        system.getHardware().getMemory().getAvailable() / GIB));
        lines.put("operating system", system.getOperatingSystem() + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + " " + System.getProperty("os.arch"));
        lines.put("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        lines.put("load average before", String.format(Locale.ROOT, "%.2f", loadAverage()));
        filesAllowed().ifPresent(files -> lines.put("open files allowed", String.valueOf(files)));
        kernel(lines, "longest listen backlog", "/proc/sys/net/core/somaxconn");
        kernel(lines, "client ports", "/proc/sys/net/ipv4/ip_local_port_range");
        return lines;
    }

    /** Linux only; elsewhere the line is left out. */
    private static void kernel(Map<String, String> lines, String name, String file) {
        // In one large read: such a file ends at the second one, and Files.readString begins with a read of one byte.
        try (BufferedReader reader = Files.newBufferedReader(Path.of(file))) {
            lines.put(name, reader.readLine().strip().replaceAll("\\s+", " to "));
        } catch (IOException e) {
            lines.put(name, "not told by this system");
        }
    }
}
