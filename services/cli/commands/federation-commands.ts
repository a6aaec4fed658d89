// Commands of the hub's administrator: who takes part. Their words, arguments and options.
import { runCheck } from '../check/run-check.ts'
import { type Command, DRY_RUN } from '../command.ts'
import { runJoin } from '../join/run-join.ts'
import { runLeave } from '../leave/run-leave.ts'

export const FEDERATION_COMMANDS: readonly Command[] = [
  {
    name: 'join',
    summary: ['ghi một tỉnh vào liên tỉnh', 'let a province join'],
    description: [
      'Kiểm địa chỉ theo hợp đồng rồi ghi tỉnh vào bảng thành viên; cổng thấy trong một giây, không phải khởi động lại. Mã thoát 5 khi trái hợp đồng, 6 khi không liên lạc được.',
      'Audits the address against the contract, then enters the province into the table of members; the gateway sees it within a second, without a restart. Exit code 5 for a breach, 6 when it cannot be reached.',
    ],
    examples: [
      {
        line: 'lientinh join thai-nguyen https://thongke.thainguyen.example/graphql',
        words: ['tham gia', 'join'],
      },
    ],
    args: [
      { form: '<province>', words: ['mã hoặc tên viết tắt', 'id or slug'] },
      { form: '<url>', words: ['địa chỉ GraphQL', 'its GraphQL address'] },
    ],
    options: [DRY_RUN],
    run: runJoin,
  },
  {
    name: 'leave',
    summary: ['bỏ một tỉnh khỏi liên tỉnh', 'let a province leave'],
    description: [
      'Bỏ tỉnh khỏi bảng thành viên; số liệu vẫn ở tỉnh.',
      'Takes a province out of the table of members; its figures stay with it.',
    ],
    examples: [{ line: 'lientinh leave thai-nguyen', words: ['rời', 'leave'] }],
    args: [{ form: '<province>', words: ['mã hoặc tên viết tắt', 'id or slug'] }],
    options: [DRY_RUN],
    run: runLeave,
  },
  {
    name: 'check',
    summary: ['một địa chỉ có giữ hợp đồng không', 'does an endpoint keep the contract'],
    description: [
      'Kiểm một địa chỉ GraphQL theo hợp đồng, điều một. Mã thoát 5 khi trái hợp đồng, 6 khi không liên lạc được.',
      'Holds a GraphQL endpoint against the contract, point by point. Exit code 5 for a breach, 6 when it cannot be reached.',
    ],
    examples: [{ line: 'lientinh check http://127.0.0.1:4232/graphql', words: ['kiểm tra', 'check'] }],
    args: [{ form: '<url>', words: ['địa chỉ GraphQL', 'the GraphQL address'] }],
    run: runCheck,
  },
]
