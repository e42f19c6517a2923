// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lengthwise.testkit.LogGuard;

@ExtendWith(LogGuard.class)
@Timeout(60)
class BufferPoolTest {

	@ParameterizedTest
	@CsvSource({ "0, 4096", "1, 4096", "4096, 4096", "4097, 5120", "5120, 5120", "5121, 6144", "8192, 8192", "8193, 10240",
			"65536, 65536", "65537, 81920", "16777216, 16777216", "16777217, 20971520" })
	void roundsUpByAQuarterAtMost(int wanted, int capacity) {
		ByteBuffer buffer = new BufferPool(0).take(wanted);
		assertEquals(capacity, buffer.capacity());
		assertTrue(buffer.isDirect());
		assertEquals(ByteOrder.BIG_ENDIAN, buffer.order());
	}

	@Test
	void givesOutAgainWhatCameBack() {
		BufferPool pool = new BufferPool(100_000);
		ByteBuffer buffer = pool.take(5000);
		buffer.position(17).limit(20);
		pool.give(buffer);
		assertEquals(5120, pool.idleBytes());
		assertNotSame(buffer, pool.take(4000));
		assertNotSame(buffer, pool.take(6000));
		ByteBuffer again = pool.take(5100);
		assertSame(buffer, again);
		assertEquals(0, again.position());
		assertEquals(again.capacity(), again.limit());
		assertEquals(0, pool.idleBytes());
		assertNotSame(again, pool.take(5100));
	}

	@Test
	void keepsNoMoreThanItIsTold() {
		BufferPool pool = new BufferPool(10_000);
		List<ByteBuffer> buffers = List.of(pool.take(4096), pool.take(4096), pool.take(4096));
		buffers.forEach(pool::give);
		assertEquals(8192, pool.idleBytes());
	}

	@Test
	void givesEachBufferToOneThreadAtATime() throws InterruptedException {
		BufferPool pool = new BufferPool(1 << 20);
		Map<Integer, Thread> owners = new ConcurrentHashMap<>();
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			threads.add(Background.start(() -> {
				for (int round = 0; round < 2000; round++) {
					ByteBuffer buffer = pool.take(1);
					assertNull(owners.put(System.identityHashCode(buffer), Thread.currentThread()));
					Thread.yield();
					owners.remove(System.identityHashCode(buffer));
					pool.give(buffer);
				}
			}));
		}
		for (Thread thread : threads) {
			thread.join();
		}
		assertTrue(pool.idleBytes() <= 8 * 4096);
	}
}
